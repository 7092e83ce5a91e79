/** English texts under the page: whose words these are, and how to quote a run. */
export const citeEn = {
  'cite.voice': 'Jalon models public announcements and speaks for no company.',
  'cite.open': 'Cite this',
  'cite.copy': 'Copy',
  'cite.copied': 'Copied.',
  'cite.refused': 'The browser does not let it be copied: select the text instead.',
  'cite.plain': 'Jalon, model {version}, “{plan}” as shipped, facts as of {asOf}, run {hash}, {address} (seen on {today}).',
  'cite.changed.one':
    'Jalon, model {version}, “{plan}” with {n} lever moved, facts as of {asOf}, run {hash}, {address} (seen on {today}).',
  'cite.changed.other':
    'Jalon, model {version}, “{plan}” with {n} levers moved, facts as of {asOf}, run {hash}, {address} (seen on {today}).',
} as const;
