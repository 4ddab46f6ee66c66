import {
  type Block,
  type Button,
  command,
  cycleSteps,
  cycleYear,
  documentSource,
  formatDay,
  hiddenOption,
  type Language,
  locales,
  nextElection,
  type Period,
  type Phase,
  type PhaseNow,
  type PhaseStep,
  phaseOn,
  phasePeriods,
  type Services,
} from '#bot';

const words = {
  nl: {
    today: (day: string, year: number) =>
      `Een bestuursperiode duurt zes jaar. Vandaag, ${day}, zit je in jaar ${year}. Dit is nu aan de beurt:`,
    when: 'Wanneer',
    until: (day: string) => `nu, tot en met ${day}`,
    again: (past: string, coming: string) => `${past}; daarna opnieuw: ${coming}`,
    span: (from: string, until: string) => `${from} tot en met ${until}`,
    inYears: (months: string, years: string) => `${months}, in ${years}`,
    who: 'Wie',
    doNow: 'Dit doe je nu:',
    doThen: 'Dit doe je dan:',
    next: (day: string, title: string) => `Daarna, vanaf ${day}: **${title}**`,
    elections: (day: string, left: string) =>
      `De volgende lokale verkiezingen zijn op **${day}**, dus over ${left}. Dat is volgens de regel: de tweede zondag van oktober, om de zes jaar. Een officiële datum vonden we niet in onze bronnen.`,
    electionsToday:
      'Vandaag is het verkiezingsdag, volgens de regel: de tweede zondag van oktober, om de zes jaar. Een officiële datum vonden we niet in onze bronnen.',
    help: 'Hier kan ik je bij helpen:',
    cycle: (from: number, until: number) => `De hele bestuursperiode, van ${from} tot en met ${until}`,
    electionDay: (day: string) => `Verkiezingsdag: ${day}`,
    now: 'Nu',
    other: 'Bekijk een andere stap',
    back: 'Terug naar de stap van nu',
    section: 'stappenplan, door ons gespreid over de zes jaar',
  },
  en: {
    today: (day: string, year: number) =>
      `A term of office lasts six years. Today, ${day}, you are in year ${year}. This is what it is time for:`,
    when: 'When',
    until: (day: string) => `now, until ${day} included`,
    again: (past: string, coming: string) => `${past}; then again: ${coming}`,
    span: (from: string, until: string) => `${from} to ${until}`,
    inYears: (months: string, years: string) => `${months}, in ${years}`,
    who: 'Who',
    doNow: 'What you do now:',
    doThen: 'What you do then:',
    next: (day: string, title: string) => `After that, from ${day}: **${title}**`,
    elections: (day: string, left: string) =>
      `The next local elections are on **${day}**, so in ${left}. That follows from the rule: the second Sunday of October, every six years. We found no official date in our sources.`,
    electionsToday:
      'Today is election day, going by the rule: the second Sunday of October, every six years. We found no official date in our sources.',
    help: 'I can help you with this:',
    cycle: (from: number, until: number) => `The whole term of office, from ${from} to ${until}`,
    electionDay: (day: string) => `Election day: ${day}`,
    now: 'Now',
    other: 'Look at another step',
    back: 'Back to the step of now',
    section: 'step plan, spread over the six years by us',
  },
  fr: {
    today: (day: string, year: number) =>
      `Une législature communale dure six ans. Aujourd'hui, le ${day}, tu es dans l'année ${year}. Voici ce qu'il y a à faire :`,
    when: 'Quand',
    until: (day: string) => `maintenant, jusqu'au ${day} inclus`,
    again: (past: string, coming: string) => `${past} ; puis à nouveau : ${coming}`,
    span: (from: string, until: string, days: boolean) => `${from} ${days ? 'au' : 'à'} ${until}`,
    inYears: (months: string, years: string) => `${months}, en ${years}`,
    who: 'Qui',
    doNow: 'Ce que tu fais maintenant :',
    doThen: 'Ce que tu fais alors :',
    next: (day: string, title: string) => `Ensuite, à partir du ${day} : **${title}**`,
    elections: (day: string, left: string) =>
      `Les prochaines élections locales ont lieu le **${day}**, donc dans ${left}. C'est selon la règle : le deuxième dimanche d'octobre, tous les six ans. Nous n'avons pas trouvé de date officielle dans nos sources.`,
    electionsToday:
      "Aujourd'hui, c'est le jour des élections, selon la règle : le deuxième dimanche d'octobre, tous les six ans. Nous n'avons pas trouvé de date officielle dans nos sources.",
    help: "Je peux t'aider avec ceci :",
    cycle: (from: number, until: number) => `Toute la législature, de ${from} à ${until}`,
    electionDay: (day: string) => `Jour des élections : ${day}`,
    now: 'Maintenant',
    other: 'Voir une autre étape',
    back: "Revenir à l'étape de maintenant",
    section: 'plan par étapes, réparti par nous sur les six ans',
  },
};

export default command({
  aliases: {
    nl: ['memo stappenplan'],
    en: ['memo plan', 'memo steps'],
    fr: ['memo étapes'],
  },
  summary: {
    nl: 'Bekijk het stappenplan',
    en: 'See the step plan',
    fr: 'Voir le plan par étapes',
  },
  asks: {
    nl: ['stappenplan', 'volgende stap', 'tijdlijn bestuursperiode', 'planning memorandum', 'planning groep'],
    en: ['step plan', 'next step', 'timeline memorandum', 'planning memorandum'],
    fr: ['plan étapes', 'prochaine étape', 'calendrier mémorandum'],
  },
  options: { phase: hiddenOption() },
  run: ({ phase: id }, services) => {
    const { language, tables, today } = services;
    const { phases, electionYear } = tables.phases;
    const now = phaseOn(phases, today, electionYear);
    if (!now) throw new Error(`phases.yaml has no phase for ${today}`);
    const chosen = phases.find((phase) => phase.id === id && phase.id !== now.phase.id);
    const steps = cycleSteps(phases, today, electionYear);
    const blocks: Block[] = [
      ...(chosen ? describeOther(chosen, services) : describeNow(now, steps, services)),
      chooseOther(steps, chosen ?? now.phase, language),
      { kind: 'sources', sources: [{ ...documentSource('guide', services), section: words[language].section }] },
    ];
    return { blocks, visibility: 'only-you', language, share: show(chosen?.id) };
  },
});

function describeNow(now: PhaseNow, steps: readonly PhaseStep[], services: Services): readonly Block[] {
  const { language, tables, today } = services;
  const say = words[language];
  const { phases, electionYear } = tables.phases;
  const next = phaseOn(phases, now.until.add({ days: 1 }), electionYear);
  const coming = next ? say.next(formatDay(next.from, language), next.phase.title[language]) : '';
  return [
    { kind: 'text', text: say.today(formatDay(today, language), cycleYear(today.year, electionYear)) },
    ...describe(now.phase, say.until(formatDay(now.until, language)), say.doNow, language),
    { kind: 'text', text: `${coming}\n\n${electionsIn(services)}`.trim() },
    ...helpButtons(now.phase, [], services),
    drawCycle(steps, next, services),
  ];
}

function describeOther(phase: Phase, services: Services): readonly Block[] {
  const { language, tables, today } = services;
  const say = words[language];
  const { electionYear } = tables.phases;
  const periods = phasePeriods(phase, today, electionYear);
  const isPast = periods.every(({ until }) => Temporal.PlainDate.compare(until, today) < 0);
  const later = phasePeriods(phase, today.add({ years: 6 }), electionYear);
  const when = writePeriods(periods, language);
  return [
    ...describe(phase, isPast ? say.again(when, writePeriods(later, language)) : when, say.doThen, language),
    ...helpButtons(phase, [{ label: say.back, action: show() }], services),
  ];
}

function describe(phase: Phase, when: string, heading: string, language: Language): readonly Block[] {
  const say = words[language];
  const fields = [
    { name: say.when, value: when },
    { name: say.who, value: phase.who[language] },
  ];
  const tasks = phase.tasks[language].map((task) => `- ${task}`).join('\n');
  return [
    { kind: 'section', title: phase.title[language], text: phase.what[language], fields },
    { kind: 'text', text: `**${heading}**\n\n${tasks}` },
  ];
}

function electionsIn({ language, tables, today }: Services): string {
  const say = words[language];
  const day = nextElection(today, tables.phases.electionYear);
  if (day.equals(today)) return say.electionsToday;
  const isNear = today.until(day, { largestUnit: 'months' }).months === 0;
  const left = today.until(day, { largestUnit: 'years', smallestUnit: isNear ? 'days' : 'months' });
  return say.elections(
    day.toLocaleString(locales[language], { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    left.toLocaleString(locales[language], { style: 'long' } as object),
  );
}

/** The commands that help in a phase; one of a phase is this command itself. */
function helpButtons(phase: Phase, more: readonly Button[], { button, language }: Services): readonly Block[] {
  const helping = phase.actions
    .filter((action) => action !== 'plan')
    .flatMap((action) => button(action === 'deadline' ? action : `memo ${action}`) ?? []);
  const buttons = [...helping.slice(0, 5 - more.length), ...more];
  return buttons.length === 0 ? [] : [{ kind: 'buttons', prompt: words[language].help, buttons }];
}

/** The cycle around today, and what begins the next one when today is in the last step. */
function drawCycle(steps: readonly PhaseStep[], next: PhaseNow | undefined, services: Services): Block {
  const { language, tables, today } = services;
  const say = words[language];
  const { phases, electionYear } = tables.phases;
  const begin = today.year - cycleYear(today.year, electionYear) + 1;
  const elections = nextElection(Temporal.PlainDate.from({ year: begin, month: 1, day: 1 }), electionYear);
  const campaign = phaseOn(phases, elections, electionYear)?.phase.id;
  const isLast = next !== undefined && steps.at(-1)?.state === 'now';
  const drawn: readonly PhaseStep[] = isLast
    ? [...steps, { phase: next.phase, periods: [next], state: 'future' }]
    : steps;
  return {
    kind: 'timeline',
    title: say.cycle(begin, begin + 5),
    nowLabel: say.now,
    steps: drawn.map(({ phase, periods, state }) => ({
      title: phase.title[language],
      when: writePeriods(periods, language),
      ...(phase.id === campaign ? { text: say.electionDay(formatDay(elections, language)) } : {}),
      state,
    })),
  };
}

function chooseOther(steps: readonly PhaseStep[], shown: Phase, language: Language): Block {
  const options = steps
    .filter(({ phase }) => phase.id !== shown.id)
    .map(({ phase }) => ({ label: phase.title[language], action: show(phase.id) }));
  return { kind: 'select', label: words[language].other, options };
}

function show(phase?: string): Button['action'] {
  return { kind: 'command', command: 'memo plan', options: phase === undefined ? {} : { phase } };
}

/** "september tot en met december, in 2026 en 2027"; with days where they are not whole months. */
function writePeriods(periods: readonly Period[], language: Language): string {
  const say = words[language];
  const [first] = periods;
  if (!first) return '';
  const { from, until } = first;
  const hasDays = from.day !== 1 || until.day !== until.daysInMonth;
  const write = (day: Temporal.PlainDate) =>
    hasDays
      ? formatDay(day, language).replace(` ${day.year}`, '')
      : day.toLocaleString(locales[language], { month: 'long' });
  const span = say.span(write(from), write(until), hasDays);
  if (periods.length === 1) return `${span} ${from.year}`;
  const years = periods.map((period) => `${period.from.year}`);
  return say.inYears(span, new Intl.ListFormat(locales[language]).format(years));
}
