/** The text of a report as HTML: headings, tables and figures, each named for those who hear them. */
import type { Cell, Report, ReportFigure, ReportPart, ReportTable } from './report.ts';

export function htmlText(report: Report, picture: (figure: ReportFigure) => string, style: string, policy: string): string {
  const { language, title, kicker, heading, facts, factsTitle, sections, contents, foot, speaks } = report;
  const body = sections.map(
    ({ id, title: name, parts }) =>
      `<section aria-labelledby="${id}">\n<h2 id="${id}">${escaped(name)}</h2>\n${parts.map((part) => partOf(part, picture)).join('\n')}\n</section>`,
  );
  const links = sections.map(({ id, title: name }) => `<li><a href="#${id}">${escaped(name)}</a></li>`);
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="Jalon">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<header>
<p class="kicker">${escaped(kicker)}</p>
<h1>${escaped(heading)}</h1>
<dl aria-label="${escaped(factsTitle)}">
${facts.map(([label, value]) => `<div><dt>${escaped(label)}</dt><dd>${cell(value)}</dd></div>`).join('\n')}
</dl>
<nav aria-label="${escaped(contents)}"><ul>${links.join('')}</ul></nav>
</header>
<main>
${body.join('\n')}
</main>
<footer><p>${escaped(foot)} ${escaped(speaks)}</p></footer>
</body>
</html>
`;
}

function partOf(part: ReportPart, picture: (figure: ReportFigure) => string): string {
  if (part.kind === 'text') return `<p>${cell(part)}</p>`;
  if (part.kind === 'table') return tableText(part);
  const { title, subtitle, under } = part;
  const below = under === undefined ? '' : `\n<p class="under">${escaped(under)}</p>`;
  return `<figure>\n<figcaption><h3>${escaped(title)}</h3><p>${escaped(subtitle)}</p></figcaption>\n${picture(part)}${below}\n</figure>`;
}

/** A box that scrolls must be reached by keys. */
function tableText({ caption, head, rows }: ReportTable): string {
  const kind = (column: number) => (head[column]!.isNumber ? ' class="number"' : '');
  const heads = head.map(({ text }, i) => `<th scope="col"${kind(i)}>${escaped(text)}</th>`);
  const lines = rows.map(([first, ...rest]) => {
    const cells = rest.map((one, i) => `<td${kind(i + 1)}>${cell(one)}</td>`);
    return `<tr><th scope="row">${cell(first!)}</th>${cells.join('')}</tr>`;
  });
  return `<div class="scroll" role="region" tabindex="0" aria-label="${escaped(caption)}">
<table>
<caption>${escaped(caption)}</caption>
<thead><tr>${heads.join('')}</tr></thead>
<tbody>
${lines.join('\n')}
</tbody>
</table>
</div>`;
}

function cell({ text, href }: Cell): string {
  return href === undefined || !/^https?:/.test(href)
    ? escaped(text)
    : `<a href="${escaped(href)}" rel="noreferrer">${escaped(text)}</a>`;
}

export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!);
}
