import {
  type Block,
  command,
  createCalendar,
  type Deadline,
  formatDay,
  type Language,
  locales,
  type Trilingual,
} from '#bot';

const alarmDays = [30, 14, 7, 1];

const words = {
  nl: {
    on: (name: string, date: string, left: string) => `De deadline van het **${name}** is **${date}**. ${left}`,
    today: 'Dat is vandaag! Je kan nog indienen tot het eind van de dag.',
    tomorrow: 'Dat is morgen.',
    left: (days: number, long: string) => `Je hebt nog **${days} dagen**${long === '' ? '' : ` (${long})`}.`,
    justPassed: (date: string) => `De vorige deadline was ${date}. Te laat? Bel of mail het Steunpunt toch even.`,
    apply: (url: string) => `Info en het formulier vind je op ${url}.`,
    prepare: 'Wat je nu al kan doen:',
    others: 'Andere deadlines, los van het 11.11.11-fonds:',
    other: (name: string, date: string, what: string, note: string) => `**${name}**: ${date}, ${what}. ${note}`,
    file: 'Zet de deadline in je agenda (met herinneringen)',
    title: (name: string) => `Deadline ${name}`,
  },
  en: {
    on: (name: string, date: string, left: string) => `The deadline of the **${name}** is **${date}**. ${left}`,
    today: 'That is today! You can still apply until the end of the day.',
    tomorrow: 'That is tomorrow.',
    left: (days: number, long: string) => `You have **${days} days** left${long === '' ? '' : ` (${long})`}.`,
    justPassed: (date: string) =>
      `The last deadline was ${date}. Too late? Call or mail the support desk all the same.`,
    apply: (url: string) => `You find information and the form on ${url}.`,
    prepare: 'What you can do now:',
    others: 'Other deadlines, apart from the 11.11.11 fund:',
    other: (name: string, date: string, what: string, note: string) => `**${name}**: ${date}, ${what}. ${note}`,
    file: 'Put the deadline in your calendar (with reminders)',
    title: (name: string) => `Deadline ${name}`,
  },
  fr: {
    on: (name: string, date: string, left: string) => `La date limite du **${name}** est le **${date}**. ${left}`,
    today: "C'est aujourd'hui ! Tu peux encore introduire ta demande jusqu'à la fin de la journée.",
    tomorrow: "C'est demain.",
    left: (days: number, long: string) => `Il te reste **${days} jours**${long === '' ? '' : ` (${long})`}.`,
    justPassed: (date: string) =>
      `La dernière date limite était le ${date}. Trop tard ? Contacte quand même le point d'appui.`,
    apply: (url: string) => `Tu trouves les infos et le formulaire sur ${url}.`,
    prepare: 'Ce que tu peux déjà faire :',
    others: 'Autres dates limites, à part du fonds 11.11.11 :',
    other: (name: string, date: string, what: string, note: string) => `**${name}** : ${date}, ${what}. ${note}`,
    file: 'Mets la date limite dans ton agenda (avec des rappels)',
    title: (name: string) => `Date limite ${name}`,
  },
};

export default command({
  aliases: { nl: ['deadline'], en: ['deadline'], fr: ['échéance'] },
  summary: { nl: 'Deadline van het fonds', en: 'Deadline of the fund', fr: 'Date limite du fonds' },
  options: {},
  run: (_, { language, today, tables, contact }) => {
    const { deadlines } = tables.deadlines;
    const main = deadlines.find((each) => each.main);
    if (!main) throw new Error('deadlines.yaml has no main deadline');
    const say = words[language];
    const day = nextDay(main, today);
    const name = main.name[language];
    const { email } = contact(main.contact);

    const blocks: Block[] = [
      {
        kind: 'text',
        text: `${say.on(name, formatDay(day, language), left(today, day, language))} ${say.apply(main.url)}`,
      },
    ];
    if (today.since(previousDay(main, today)).days === 1) {
      blocks.push({
        kind: 'text',
        text: `${say.justPassed(formatDay(previousDay(main, today), language))} (${email})`,
      });
    }
    if (main.note) blocks.push({ kind: 'text', text: main.note[language] });
    const steps = main.prepare?.[language] ?? [];
    if (steps.length > 0)
      blocks.push({ kind: 'text', text: `${say.prepare}\n\n${steps.map((step) => `- ${step}`).join('\n')}` });
    blocks.push(
      createCalendar({
        fileName: `deadline-${day}.ics`,
        label: say.file,
        uid: `${main.id}-${day}@wegwijzer`,
        day,
        stamp: today,
        title: say.title(name),
        description: steps.join('\n'),
        url: main.url,
        alarmDays,
      }),
      { kind: 'text', text: `${say.others}\n\n${otherLines(deadlines, today, language)}` },
    );
    return { blocks, visibility: 'only-you', language };
  },
});

function otherLines(deadlines: readonly Deadline[], today: Temporal.PlainDate, language: Language): string {
  const text = (value: Trilingual | undefined) => value?.[language] ?? '';
  return deadlines
    .filter((each) => !each.main)
    .map((each) => {
      const day = formatDay(nextDay(each, today), language);
      return `- ${words[language].other(each.name[language], day, each.what[language], text(each.note))}`;
    })
    .join('\n');
}

/** The first time that a yearly deadline falls on or after today; 29 February becomes the 28th in other years. */
function nextDay(deadline: Deadline, today: Temporal.PlainDate): Temporal.PlainDate {
  const thisYear = dayIn(today.year, deadline);
  return Temporal.PlainDate.compare(thisYear, today) >= 0 ? thisYear : dayIn(today.year + 1, deadline);
}

function previousDay(deadline: Deadline, today: Temporal.PlainDate): Temporal.PlainDate {
  return dayIn(nextDay(deadline, today).year - 1, deadline);
}

function dayIn(year: number, { month, day }: Deadline): Temporal.PlainDate {
  return Temporal.PlainDate.from({ year, month, day }, { overflow: 'constrain' });
}

function left(today: Temporal.PlainDate, day: Temporal.PlainDate, language: Language): string {
  const { days } = today.until(day);
  if (days === 0) return words[language].today;
  if (days === 1) return words[language].tomorrow;
  const long = today.until(day, { largestUnit: 'months' });
  return words[language].left(
    days,
    long.months === 0 ? '' : long.toLocaleString(locales[language], { style: 'long' } as object),
  );
}
