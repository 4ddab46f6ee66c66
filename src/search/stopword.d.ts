/** The package has no types of its own: each list is an array of words. */
declare module 'stopword' {
  export const eng: string[];
  export const fra: string[];
  export const nld: string[];
}
