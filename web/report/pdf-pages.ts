/** Where things stand on the pages of a report: one column on A4, lines that break at plain spaces alone, tables that are never cut within a row. */
import { fontName, type Paper, withSigns } from '../export/pdf.ts';

/** In points, of which 72 make an inch. */
export const A4 = [595.28, 841.89] as const;
export const MARGIN = { x: 48, top: 52, bottom: 60 } as const;
export const COLUMN = A4[0] - 2 * MARGIN.x;
/** Of the page, the colours that a printer gets. */
export const INK = '#1c2024';
export const SECOND = '#5a6068';
export const HAIRLINE = '#dcd8cf';
export const ACCENT = '#0b5fbf';

export type Type = { readonly size: number; readonly semibold?: boolean; readonly colour?: string };

/** A place on the pages that goes down as things are put there. */
export class Pages {
  y: number = MARGIN.top;

  constructor(readonly paper: Paper) {}

  get room(): number {
    return A4[1] - MARGIN.bottom - this.y;
  }

  /** True where nothing stands on the page yet. */
  get isFresh(): boolean {
    return this.y === MARGIN.top;
  }

  turn(): void {
    this.paper.pdf.addPage([...A4], 'portrait');
    this.y = MARGIN.top;
  }

  /** Turns the page where there is no room for so much; on an empty page nothing is gained by it. */
  need(height: number): void {
    if (height > this.room && !this.isFresh) this.turn();
  }

  set({ size, semibold = false, colour = INK }: Type): void {
    const { pdf } = this.paper;
    pdf.setFont(fontName(semibold), 'normal');
    pdf.setFontSize(size);
    pdf.setTextColor(colour);
  }

  plain(text: string): string {
    return withSigns(text, this.paper.signs, this.paper.missing);
  }

  widthOf(text: string, type: Type): number {
    this.set(type);
    return this.paper.pdf.getTextWidth(text);
  }

  /** In lines no wider than so much. Narrow spaces hold what they stand between together; what is wider than a line is cut where it must be. */
  lines(text: string, type: Type, width: number): readonly string[] {
    this.set(type);
    const { pdf } = this.paper;
    const lines: string[] = [];
    let line = '';
    for (const word of this.plain(text).split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (pdf.getTextWidth(longer) <= width) {
        line = longer;
        continue;
      }
      if (line !== '') lines.push(line);
      line = word;
      while (pdf.getTextWidth(line) > width && line.length > 1) {
        let fits = 1;
        while (fits < line.length && pdf.getTextWidth(line.slice(0, fits + 1)) <= width) fits++;
        lines.push(line.slice(0, fits));
        line = line.slice(fits);
      }
    }
    lines.push(line);
    return lines;
  }

  /** Text from the present place down, going on on the next page where it must. */
  write(text: string, type: Type, href?: string): void {
    const step = type.size * 1.4;
    for (const line of this.lines(text, type, COLUMN)) {
      this.need(step);
      this.put(line, MARGIN.x, this.y + type.size, type, href);
      this.y += step;
    }
  }

  /** One line whose feet stand at `y`. */
  put(line: string, x: number, y: number, type: Type, href?: string): void {
    const { pdf } = this.paper;
    this.set(href === undefined ? type : { ...type, colour: ACCENT });
    pdf.text(line, x, y);
    if (href !== undefined) pdf.link(x, y - type.size, pdf.getTextWidth(line), type.size * 1.3, { url: href });
  }

  rule(y: number, from: number = MARGIN.x, to: number = MARGIN.x + COLUMN): void {
    const { pdf } = this.paper;
    pdf.setDrawColor(HAIRLINE);
    pdf.setLineWidth(0.6);
    pdf.line(from, y, to, y);
  }
}
