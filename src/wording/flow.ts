import type { Language } from '../search/stop-words.ts';

/** What is said around the steps of a guided conversation. */
export type FlowWording = {
  readonly step: (at: number, count: number, title: string) => string;
  readonly next: string;
  readonly finish: string;
  readonly back: string;
  readonly stop: string;
  readonly change: string;
  readonly remove: string;
  readonly again: string;
  readonly show: string;
  readonly goOn: string;
  readonly refused: string;
  readonly resumed: string;
  readonly stale: string;
  readonly gone: string;
  readonly alreadyDone: string;
  readonly removed: string;
  readonly missing: string;
  readonly chooseOne: string;
  readonly chooseSome: string;
  readonly tooMany: (chosen: number, most: number) => string;
  readonly tooLong: (length: number, most: number) => string;
  readonly unknownChoice: string;
  readonly chosenTwice: (row: string) => string;
};

export const flowWording: Record<Language, FlowWording> = {
  nl: {
    step: (at, count, title) => `Stap ${at} van ${count}: ${title}`,
    next: 'Volgende',
    finish: 'Klaar',
    back: 'Vorige',
    stop: 'Stoppen en wissen',
    change: 'Aanpassen',
    remove: 'Wissen',
    again: 'Opnieuw beginnen',
    show: 'Toon het resultaat',
    goOn: 'Ga verder',
    refused: 'Bijna! Kijk nog even naar wat hieronder staat aangeduid. Wat je invulde, staat er nog.',
    resumed: 'Je was hier al mee bezig. Wat je toen invulde, staat er nog.',
    stale: 'Die knop hoort bij een vorige stap, dus er is niets veranderd. Hier was je gebleven:',
    gone: 'Dit staat er niet meer: het is gewist, of het is te lang geleden. Je kan opnieuw beginnen.',
    alreadyDone: 'Dit was al klaar, dus er is niets veranderd.',
    removed: 'Gewist. Ik heb er niets meer van.',
    missing: 'dit veld is nog leeg',
    chooseOne: 'kies er een',
    chooseSome: 'kies er minstens een',
    tooMany: (chosen, most) => `je koos er ${chosen}, het kunnen er hoogstens ${most} zijn`,
    tooLong: (length, most) => `dit telt ${length} tekens, er is plaats voor ${most}`,
    unknownChoice: 'die keuze bestaat niet meer, kies opnieuw',
    chosenTwice: (row) => `je koos twee keer iets voor "${row}", kies er een`,
  },
  en: {
    step: (at, count, title) => `Step ${at} of ${count}: ${title}`,
    next: 'Next',
    finish: 'Done',
    back: 'Back',
    stop: 'Stop and delete',
    change: 'Change',
    remove: 'Delete',
    again: 'Start again',
    show: 'Show the result',
    goOn: 'Go on',
    refused: 'Almost! Have a look at what is marked below. What you filled in is still there.',
    resumed: 'You had already begun this. What you filled in is still there.',
    stale: 'That button belongs to an earlier step, so nothing has changed. This is where you were:',
    gone: 'This is no longer there: it was deleted, or it is too long ago. You can start again.',
    alreadyDone: 'This was done already, so nothing has changed.',
    removed: 'Deleted. I keep nothing of it.',
    missing: 'this field is still empty',
    chooseOne: 'choose one',
    chooseSome: 'choose at least one',
    tooMany: (chosen, most) => `you chose ${chosen}, there can be at most ${most}`,
    tooLong: (length, most) => `this has ${length} characters, there is room for ${most}`,
    unknownChoice: 'that choice no longer exists, please choose again',
    chosenTwice: (row) => `you chose twice for "${row}", choose one`,
  },
  fr: {
    step: (at, count, title) => `Étape ${at} sur ${count} : ${title}`,
    next: 'Suivant',
    finish: 'Terminer',
    back: 'Précédent',
    stop: 'Arrêter et effacer',
    change: 'Modifier',
    remove: 'Effacer',
    again: 'Recommencer',
    show: 'Voir le résultat',
    goOn: 'Continuer',
    refused: 'Presque ! Regarde ce qui est indiqué ci-dessous. Ce que tu as rempli est toujours là.',
    resumed: 'Tu avais déjà commencé. Ce que tu avais rempli est toujours là.',
    stale: "Ce bouton appartient à une étape précédente, donc rien n'a changé. Voici où tu en étais :",
    gone: "Cela n'existe plus : c'est effacé, ou c'est trop ancien. Tu peux recommencer.",
    alreadyDone: "C'était déjà terminé, donc rien n'a changé.",
    removed: "Effacé. Je n'en garde rien.",
    missing: 'ce champ est encore vide',
    chooseOne: 'fais un choix',
    chooseSome: 'choisis-en au moins un',
    tooMany: (chosen, most) => `tu en as choisi ${chosen}, le maximum est ${most}`,
    tooLong: (length, most) => `ce texte compte ${length} caractères, il y a de la place pour ${most}`,
    unknownChoice: "ce choix n'existe plus, choisis à nouveau",
    chosenTwice: (row) => `tu as choisi deux fois pour « ${row} », choisis-en un`,
  },
};
