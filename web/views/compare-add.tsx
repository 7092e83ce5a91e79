import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { AddTrouble } from '../compare-adding.ts';
import { LETTERS } from '../compared.ts';
import { usePage, useWords } from '../context.ts';
import { MAX_FILE_BYTES } from '../opening.ts';
import { useCompare, useCompareWords } from './use-compare.ts';

/** The ways to put a plan beside the others. */
export function AddPlan() {
  const page = usePage();
  const compare = useCompare();
  const { language } = useWords();
  const { say } = useCompareWords();
  const input = useRef<HTMLInputElement>(null);
  const link = useSignal('');
  const isFull = compare.slots.value.length === LETTERS.length - 1;
  if (isFull) return <p class="note">{say('full')}</p>;
  const trouble = compare.trouble.value;
  const isLinkWrong = trouble !== undefined && trouble.kind !== 'file' && trouble.kind !== 'failed';
  return (
    <section class="add-plan" aria-label={say('add')}>
      <h2>{say('add')}</h2>
      <div class="ways">
        <button type="button" disabled={!page.calmAnswer.value} onClick={() => compare.duplicate()}>
          {say('duplicate')}
        </button>
        <label>
          {say('shipped')}{' '}
          <select
            id="compare-shipped"
            value=""
            onChange={(event) => {
              const name = event.currentTarget.value;
              event.currentTarget.value = '';
              if (name !== '') compare.addShipped(name);
            }}
          >
            <option value="">{say('shippedNone')}</option>
            {page.plans.value.map(({ name, title }) => (
              <option key={name} value={name}>
                {title[language]}
              </option>
            ))}
          </select>
        </label>
        <button type="button" onClick={() => input.current?.click()}>
          {say('file')}
        </button>
        <input
          ref={input}
          id="compare-file"
          type="file"
          accept=".json,application/json"
          hidden
          aria-label={say('file')}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file) void compare.addFile(file);
            event.currentTarget.value = ''; // the same file may be chosen again
          }}
        />
        <form
          onSubmit={async (event) => {
            event.preventDefault();
            // What could not be followed stays, to be mended.
            if (await compare.addLink(link.value.trim())) link.value = '';
          }}
        >
          <label>
            {say('link')}{' '}
            <input
              id="compare-link"
              type="text"
              autocomplete="off"
              spellcheck={false}
              placeholder={say('linkHint')}
              value={link.value}
              aria-invalid={isLinkWrong}
              aria-describedby="compare-trouble"
              onInput={(event) => {
                link.value = event.currentTarget.value;
              }}
            />
          </label>
          <button type="submit" disabled={link.value.trim() === ''}>
            {say('linkAdd')}
          </button>
        </form>
      </div>
      <div id="compare-trouble" role="alert">
        {trouble && <Trouble trouble={trouble} />}
      </div>
    </section>
  );
}

/** Why a plan was not added: every fault with its place, what was found and what is allowed. */
function Trouble({ trouble }: { readonly trouble: AddTrouble }) {
  const compare = useCompare();
  const { t, format, language } = useWords();
  const { say } = useCompareWords();
  const limit = format.quantity(MAX_FILE_BYTES / 1024 / 1024, language === 'fr' ? 'Mo' : 'MB');
  const text = (): string => {
    switch (trouble.kind) {
      case 'linkBroken':
        return say(`trouble.broken.${trouble.reason}`);
      case 'noLink':
        return say('trouble.noLink');
      case 'linkPlan':
      case 'linkFile':
        return say(`trouble.${trouble.kind}`, { name: trouble.name });
      case 'link':
        return trouble.unread.length > 0 ? say('trouble.unread', { list: trouble.unread.join(', ') }) : say('trouble.linkIssues');
      case 'failed':
        return say('trouble.failed', { reason: trouble.reason[language] });
      case 'file':
        return trouble.reason
          ? t(`refused.${trouble.reason}`, { file: trouble.file, limit })
          : say('trouble.file', { file: trouble.file });
    }
  };
  const issues = 'issues' in trouble ? trouble.issues : [];
  return (
    <div class="refused">
      <p>
        {text()}{' '}
        <button
          type="button"
          onClick={() => {
            compare.trouble.value = undefined;
          }}
        >
          {t('state.dismiss')}
        </button>
      </p>
      {issues.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keys
        <section class="faults" tabIndex={0} aria-label={text()}>
          <ol>
            {issues.map((issue) => (
              <li key={`${issue.pointer} ${issue.found.en}`}>
                <dl>
                  <dt>{say('trouble.where')}</dt>
                  <dd>
                    <code>{issue.pointer || t('refused.top')}</code>
                  </dd>
                  <dt>{say('trouble.found')}</dt>
                  <dd>{issue.found[language]}</dd>
                  <dt>{say('trouble.allowed')}</dt>
                  <dd>{issue.allowed[language]}</dd>
                </dl>
              </li>
            ))}
          </ol>
        </section>
      )}
    </div>
  );
}
