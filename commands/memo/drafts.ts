import { type Block, type Button, command, escapeMarkup, formatDay, type Language, type Services } from '#bot';

/** As many as fit in one list to choose from. */
const mostShown = 25;

/** A text holds so many lines, however long their titles are. */
const linesPerText = 10;

const titleChars = 60;
/** A row of the list to choose from: the title and the day. */
const labelChars = 75;

type Kept = Awaited<ReturnType<Services['keptFlows']>>[number];

const words = {
  nl: {
    begun: 'Hier ben je nog mee bezig:',
    done: 'Dit is klaar:',
    open: 'Open er een',
    line: (title: string, usage: string, day: string) => `**${title}** (${usage}), ${day}`,
    older: (count: number, most: number) =>
      `Ik toon de ${most} laatste. Er ${count === 1 ? 'is nog een oudere' : `zijn nog ${count} oudere`}: wis wat je niet meer nodig hebt, dan komen ze tevoorschijn.`,
    kept: 'Enkel jij ziet deze lijst. Open er een om verder te doen, iets aan te passen of alles te wissen.',
    none: 'Je hebt nog niets opgesteld. Waar wil je mee beginnen?',
  },
  en: {
    begun: 'You are still working on:',
    done: 'These are done:',
    open: 'Open one',
    line: (title: string, usage: string, day: string) => `**${title}** (${usage}), ${day}`,
    older: (count: number, most: number) =>
      `I show the latest ${most}. There ${count === 1 ? 'is 1 older one' : `are ${count} older ones`}: delete what you no longer need, and they turn up.`,
    kept: 'Only you see this list. Open one to go on, to change it or to delete it all.',
    none: 'You have drawn up nothing yet. What do you want to begin with?',
  },
  fr: {
    begun: 'Tu y travailles encore :',
    done: 'Ceci est prêt :',
    open: 'Ouvre-en un',
    line: (title: string, usage: string, day: string) => `**${title}** (${usage}), ${day}`,
    older: (count: number, most: number) =>
      `Je montre les ${most} derniers. Il y en a encore ${count} plus ancien${count === 1 ? '' : 's'} : efface ce dont tu n'as plus besoin pour les voir.`,
    kept: 'Toi seul vois cette liste. Ouvre un brouillon pour continuer, le modifier ou tout effacer.',
    none: "Tu n'as encore rien rédigé. Par quoi veux-tu commencer ?",
  },
};

export default command({
  aliases: {
    nl: ['memo concepten', 'memo ontwerpen'],
    en: ['memo drafts'],
    fr: ['memo brouillons'],
  },
  summary: {
    nl: 'Bekijk wat je opstelde',
    en: 'See what you drew up',
    fr: 'Voir ce que tu as rédigé',
  },
  asks: {
    nl: ['mijn concepten', 'mijn opgestelde teksten'],
    en: ['saved drafts', 'drafts list'],
    fr: ['mes brouillons'],
  },
  options: {},
  run: async (_, services) => {
    const kept = await services.keptFlows();
    const blocks = kept.length === 0 ? offer(services) : list(kept, services);
    return { blocks, visibility: 'only-you', language: services.language };
  },
});

function offer(services: Services): readonly Block[] {
  const commands = ['memo mail', 'memo draft', 'memo evaluate', 'memo press', 'memo social'];
  const buttons = commands.flatMap((each) => services.button(each) ?? []);
  return [
    { kind: 'text', text: words[services.language].none },
    ...(buttons.length === 0 ? [] : [{ kind: 'buttons', buttons } as const]),
  ];
}

function list(kept: readonly Kept[], services: Services): readonly Block[] {
  const { language } = services;
  const say = words[language];
  const shown = kept.slice(0, mostShown);
  const begun = shown.filter(({ done }) => !done);
  const done = shown.filter((each) => each.done);
  const older = kept.length - shown.length;
  return [
    ...lines(say.begun, begun, services),
    ...lines(say.done, done, services),
    ...(older === 0 ? [] : [{ kind: 'text', text: say.older(older, mostShown) } as const]),
    { kind: 'text', text: say.kept },
    { kind: 'select', label: say.open, options: [...begun, ...done].map((each) => row(each, language)) },
  ];
}

function lines(head: string, kept: readonly Kept[], services: Services): readonly Block[] {
  const { language } = services;
  const texts = kept.map((each) => {
    const title = escapeMarkup(shorten(each.title, titleChars));
    return `- ${words[language].line(title, usageOf(each.command, services), dayOf(each, language))}`;
  });
  return Array.from({ length: Math.ceil(texts.length / linesPerText) }, (_, at) => {
    const part = texts.slice(at * linesPerText, (at + 1) * linesPerText).join('\n');
    return { kind: 'text', text: at === 0 ? `${head}\n\n${part}` : part };
  });
}

/** How it is called in this language: `/memo opstellen`. */
function usageOf(name: string, { commands }: Services): string {
  const usage = commands().find((each) => each.name === name)?.usage ?? `/${name}`;
  return usage.replace(/ \[.*$/, '');
}

function row(kept: Kept, language: Language): Button {
  const day = ` (${dayOf(kept, language)})`;
  return {
    label: `${shorten(kept.title, labelChars - day.length)}${day}`,
    action: { kind: 'flow', command: kept.command, flow: kept.id, revision: kept.revision, move: 'show' },
  };
}

function dayOf({ changed }: Kept, language: Language): string {
  return formatDay(changed.toZonedDateTimeISO('Europe/Brussels').toPlainDate(), language);
}

/** On one line, and no longer than this. */
function shorten(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= most) return line;
  return `${line
    .slice(0, most - 1)
    .toWellFormed()
    .replace(/\uFFFD$/, '')}…`;
}
