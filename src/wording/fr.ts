import type { Wording } from './wording.ts';

/** The bot's own sentences in French. */
export const fr: Wording = {
  didYouMean: 'Je ne suis pas sûr de comprendre. Ta question porte-t-elle sur ceci ?',
  notFound: "Je ne sais pas. Je n'en trouve pas la réponse dans mes textes.",
  askPersonInstead: (name, how) => `Rien de tout cela ? Demande-le à ${name} : ${how}.`,
  askPersonAboutThis: (name, how) => `Demande-le à ${name} : ${how}.`,
  or: 'ou',
  more: 'En savoir plus (en néerlandais)',
  moreAbout: (title) => `En savoir plus : ${title}`,
  nothingMore: "Je n'en sais pas plus à ce sujet.",
  expired: (day) => `Attention : cette information était valable jusqu'au ${day}. Vérifie-la à la source.`,
  emptyQuestion: 'Je ne vois pas encore de question. Écris-la simplement avec tes mots.',
  questionTooLong: (length, max) =>
    `Ton message compte ${length} caractères. J'en lis au maximum ${max} : raccourcis-le, une question à la fois.`,
  failure: (reference) =>
    `Un problème est survenu chez moi, pas chez toi. Réessaie dans un instant. Si cela continue, envoie le code ${reference} à info@11.be.`,
  tooFast: 'Tu poses beaucoup de questions à la suite. Attends une minute, puis réessaie.',
  unknownCommand: (command) => `Je ne connais pas la commande /${command}. /help montre ce que je peux faire.`,
  unknownPage: 'Ce bouton ne fonctionne plus, car mes textes ont été renouvelés. Repose simplement ta question.',
  optionMissing: 'ce champ est encore vide',
  send: 'Envoyer',
  municipality: 'Commune',
  municipalityHint: 'Un ancien nom, une section ou un code postal conviennent aussi.',
  unknownMunicipality: (typed, nearest) =>
    `Je ne connais pas de commune flamande « ${typed} ».${nearest.length === 0 ? " Vérifie l'orthographe, ou donne le code postal." : ` Tu veux dire ${nearest.join(' ou ')} ?`}`,
  whichMunicipality: (typed) => `Il y a plusieurs endroits qui s'appellent « ${typed} ». Quelle commune veux-tu dire ?`,
  theme: 'Thème',
  unknownTheme: (typed) => `Je ne connais pas le thème « ${typed} ». Choisis-en un dans la liste.`,
  unknownAmount: (typed) =>
    `Je ne peux pas lire « ${typed} » comme un montant. Écris par exemple 25.000.000 ou 25 millions.`,
  unknownDay: (typed) => `Je ne peux pas lire « ${typed} » comme une date. Écris par exemple 15/12/2026.`,
  didYouMeanCommand: (usage) => ` Tu veux dire ${usage} ?`,
  offerCommand: "Je peux t'aider, étape par étape :",
  readAs: (typed, name) => `Je lis « ${typed} » comme ${name}.`,
  mergedInto: (name, since, present) => `${name} fait partie de ${present} depuis ${since}.`,
  partOf: (part, municipality) => `${part} fait partie de ${municipality}.`,
};
