import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Parameter } from '../../src/index.ts';
import type { PictureTheme } from '../charts/export-svg.ts';
import { usePage, useWords } from '../context.ts';
import { wordsFor } from '../i18n/messages.ts';
import { fileName, saveBlob } from '../save.ts';
import { hereNow } from './about.ts';
import { choices, write, writtenOr } from './choices.ts';
import { parametersOf } from './described.ts';
import { Radios, Writing } from './fields.tsx';
import { failure, type Outcome, sizeText, Told } from './outcome.tsx';
import {
  fileOf,
  PICTURE_FORMATS,
  type Picture,
  type PictureFile,
  PNG_SCALES,
  pictureOf,
  SIZES,
  type SizeName,
} from './picture.ts';
import type { PictureSource } from './source.ts';
import { exportWords } from './words.ts';

/** After this long without another change the file is made, so that its size is known before it is asked for. */
const REST_MS = 250;
const MOST_TITLE = 240;
const MOST_ALT = 1000;

/** The chart as a picture: what it will be, seen before it is saved. */
export function ImagePanel({ source }: { readonly source: PictureSource }) {
  const page = usePage();
  const words = useWords();
  const say = exportWords(words.language);
  const language = choices.language.value ?? page.language.value;
  const theme = choices.theme.value ?? pageTheme(page.theme.value);
  const [format, size] = [choices.picture.value, choices.size.value];
  const own = source.headings(wordsFor(language));
  const [titleKey, altKey] = [`${source.id} title ${language}`, `${source.id} alt ${language}`];
  const title = writtenOr(titleKey, own.title);
  const alt = writtenOr(altKey, own.description);
  const parameters = source.plans ? undefined : page.description.value?.parameters;
  /** Those of several plans, asked once. */
  const ofSeveral = useRef<{ readonly source: PictureSource; readonly parameters: Promise<readonly Parameter[]> } | undefined>(
    undefined,
  );

  const outcome = useSignal<Outcome>(undefined);
  const preview = useSignal<string | undefined>(undefined);
  const made = useSignal<PictureFile | undefined>(undefined);
  const making = useRef<{ readonly picture: Promise<Picture>; file: Promise<PictureFile> | undefined } | undefined>(undefined);

  // Before the next click: what is saved is what was chosen last.
  useLayoutEffect(() => {
    const wish = { size, language, theme, title, alt };
    if (source.plans && ofSeveral.current?.source !== source) {
      const asked = { source, parameters: parametersOf(page, source) };
      ofSeveral.current = asked;
      // The next change asks again.
      asked.parameters.catch(() => {
        if (ofSeveral.current === asked) ofSeveral.current = undefined;
      });
    }
    const picture = source.plans
      ? ofSeveral.current!.parameters.then((found) => pictureOf(source, wish, found, hereNow()))
      : pictureOf(source, wish, parameters ?? [], hereNow());
    const job = { picture, file: undefined as Promise<PictureFile> | undefined };
    making.current = job;
    made.value = undefined;
    // What was said is of another file.
    outcome.value = undefined;
    let wanted = true;
    const fail = (error: unknown) => {
      if (wanted) outcome.value = failure(error, say, words);
    };
    const timer = setTimeout(() => {
      picture
        .then(async (drawn) => {
          const url = URL.createObjectURL(new Blob([await drawn.svg()], { type: 'image/svg+xml' }));
          if (!wanted) return URL.revokeObjectURL(url);
          if (preview.peek()) URL.revokeObjectURL(preview.peek()!);
          preview.value = url;
          // The picture first, and then its file.
          await new Promise((resolve) => setTimeout(resolve, REST_MS));
          if (!wanted) return;
          job.file ??= fileOf(drawn, format);
          const file = await job.file;
          if (!wanted) return;
          made.value = file;
          if (file.missing.length > 0) outcome.value = { kind: 'bad', text: say('noGlyphs', { signs: file.missing.join(' ') }) };
        })
        .catch(fail);
    }, 0);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [source, format, size, language, theme, title, alt, parameters]);
  useEffect(
    () => () => {
      if (preview.peek()) URL.revokeObjectURL(preview.peek()!);
    },
    [preview],
  );

  const download = async () => {
    const job = making.current;
    if (!job) return;
    outcome.value = undefined;
    try {
      job.file ??= job.picture.then((picture) => fileOf(picture, format));
      const { blob } = await job.file;
      const name = fileName(source.answer.overview.summary, [...source.parts, language], format.replace(/\d/, ''));
      saveBlob(name, blob);
      outcome.value = { kind: 'good', text: say('saved', { name, size: sizeText(blob.size, say, words) }) };
    } catch (error) {
      outcome.value = failure(error, say, words);
    }
  };

  /** The browser wants to be asked within the click: it is handed a promise of the picture. */
  const copy = async () => {
    const job = making.current;
    if (!job) return;
    if (typeof ClipboardItem === 'undefined' || !navigator.clipboard?.write) {
      outcome.value = { kind: 'bad', text: say('copy.none') };
      return;
    }
    outcome.value = undefined;
    const png = job.picture.then((picture) => fileOf(picture, format === 'png4' ? 'png4' : 'png2')).then(({ blob }) => blob);
    try {
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
      outcome.value = { kind: 'good', text: say('copy.done') };
    } catch (error) {
      const reason = error instanceof Error ? error.message.replace(/\.$/, '') : String(error);
      outcome.value = { kind: 'bad', text: say('copy.refused', { reason }) };
    }
  };

  const pixels = (scale: number) => ({
    width: words.format.number(SIZES[size].width * scale),
    height: words.format.number(SIZES[size].height * scale),
  });
  return (
    <div class="export-image">
      <figure class={`preview ${size}`}>
        {preview.value ? (
          <img src={preview.value} alt={alt} width={SIZES[size].width} height={SIZES[size].height} />
        ) : (
          <p class="quiet" role="status">
            {say('preview.making')}
          </p>
        )}
      </figure>
      <div class="export-choices">
        <Radios
          legend={say('format')}
          value={format}
          options={PICTURE_FORMATS.map((value) => ({
            value,
            label: say(`format.${value}`),
            says: say(`format.${value}.says`, value === 'png2' || value === 'png4' ? pixels(PNG_SCALES[value]) : {}),
          }))}
          onChoose={(value) => {
            choices.picture.value = value;
          }}
        />
        <Radios
          inRow
          legend={say('size')}
          value={size}
          options={(Object.keys(SIZES) as SizeName[]).map((value) => ({ value, label: say(`size.${value}`) }))}
          onChoose={(value) => {
            choices.size.value = value;
          }}
        />
        <LanguageChoice />
        <Radios
          inRow
          legend={say('theme')}
          value={theme}
          options={(['light', 'dark'] as const).map((value) => ({ value, label: say(`theme.${value}`) }))}
          onChoose={(value) => {
            choices.theme.value = value;
          }}
        />
        <Writing
          label={say('title')}
          value={title}
          rows={2}
          most={MOST_TITLE}
          reset={
            title === own.title ? undefined : { label: say('title.reset'), take: () => write(titleKey, own.title, own.title) }
          }
          onWrite={(text) => write(titleKey, own.title, text)}
        />
        <Writing
          label={say('alt')}
          value={alt}
          rows={3}
          most={MOST_ALT}
          says={say('alt.says')}
          reset={
            alt === own.description
              ? undefined
              : { label: say('alt.reset'), take: () => write(altKey, own.description, own.description) }
          }
          onWrite={(text) => write(altKey, own.description, text)}
        />
      </div>
      <div class="export-ways">
        <button type="button" onClick={copy}>
          {say('copy')}
        </button>
        <button type="button" class="main-way" onClick={download}>
          {made.value ? say('download.size', { size: sizeText(made.value.blob.size, say, words) }) : say('download')}
        </button>
        <Told outcome={outcome.value} />
      </div>
    </div>
  );
}

/** The language of the file, which need not be that of the page. */
export function LanguageChoice() {
  const page = usePage();
  const say = exportWords(page.language.value);
  return (
    <Radios
      inRow
      legend={say('language')}
      value={choices.language.value ?? page.language.value}
      options={(['fr', 'en'] as const).map((value) => ({ value, label: say(`language.${value}`) }))}
      onChoose={(value) => {
        choices.language.value = value;
      }}
    />
  );
}

function pageTheme(theme: 'system' | PictureTheme): PictureTheme {
  if (theme !== 'system') return theme;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
