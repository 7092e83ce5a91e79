import { CAPEX_KINDS, CAPITAL_PARTS, RUNNING_PARTS } from '../../src/index.ts';
import { usePage, useWords } from '../context.ts';
import { moneyWords } from '../money-words.ts';
import { fileName, save } from '../save.ts';
import { attempt } from './downloads.tsx';
import type { Told } from './money-open.tsx';

/** The costs by site as a CSV: a row a site, a column a sum. */
export function SiteMoneyFile({ told: { money } }: { readonly told: Told }) {
  const page = usePage();
  const { t, language } = useWords();
  const say = moneyWords(language);
  const summary = page.calmAnswer.value?.overview.summary;
  if (!summary) return null;
  const csv = () =>
    attempt(page, async () => {
      const parts = [...RUNNING_PARTS, ...CAPITAL_PARTS, 'totalEur'] as const;
      const head = [
        'site',
        ...CAPEX_KINDS.flatMap((kind) => [`${kind}.paidEur`, `${kind}.committedEur`]),
        ...parts,
        'acceleratorH',
        'itMwh',
      ];
      const lines = money.sites.map(({ site, capex, cost }) => {
        const sum = (kind: string, key: 'paidEur' | 'committedEur'): number =>
          capex.filter((row) => row.kind === kind).reduce((total, row) => total + row[key].reduce((all, eur) => all + eur, 0), 0);
        const values = [
          ...CAPEX_KINDS.flatMap((kind) => [sum(kind, 'paidEur'), sum(kind, 'committedEur')]),
          ...parts.map((part) => cost[part]),
          cost.acceleratorH,
          cost.itMwh,
        ];
        return [site, ...values.map((value) => String(Number(value.toPrecision(9))))].join(',');
      });
      save(fileName(summary, ['money', 'sites'], 'csv'), [`${[head.join(','), ...lines].join('\r\n')}\r\n`], 'text/csv');
    });
  return (
    <p class="downloads">
      <button type="button" onClick={csv} aria-label={t('file.csvOf', { name: say('sites.name') })}>
        CSV
      </button>
    </p>
  );
}
