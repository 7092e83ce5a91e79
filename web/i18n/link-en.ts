/** English texts of links and of tabs: fetched when there is something to say. */
export const linkEn = {
  copied: 'Link copied. It leads to the plan, its changes and what is shown.',
  'copied.tooLong':
    'Link copied. It leads to the plan without your changes, which are too many for a link. Save a file to pass them on.',
  'copied.file':
    'Link copied. It holds only the name of your file, which is too large for a link. Save a file to pass the plan on.',
  'copied.hours': 'Link copied. It leads to the plan, its changes and what is shown, without the hours from files.',
  'copied.compared': 'Link copied. It leads to your plan and what is shown; the plans beside it are too much for a link.',
  long: 'It has {n} characters: some mail programs and chats cut it.',
  refused: 'The browser does not let it be copied. Select the link and copy it yourself:',
  field: 'Link',

  'broken.damaged': 'A part of the link was cut or changed on its way. Copy it again, whole, or ask for it once more.',
  'broken.newer':
    'The link was made with a newer version of Jalon than this one. Load the page anew; if it stays so, ask for a file.',
  'broken.tooLarge': 'The link unfolds to more than Jalon ever puts into one, so it was left folded. Ask for a file.',
  'broken.unsupported': 'This browser cannot unfold long links. Ask for a file, or use a newer browser.',
  'broken.kept': 'Your own work is kept: it stands in the list of plans.',

  'tabs.open':
    'You are working on Jalon in another tab as well. Each tab goes on with its own; for your next visit the browser keeps what was changed last.',
  'tabs.take': 'Continue here with what the other tab has',
  'tabs.taken': 'This tab now shows what the other one has. Undo brings back what it had.',
  'tabs.silent': 'The other tab does not answer. It may be asleep: look at it, then try again.',
} as const;
