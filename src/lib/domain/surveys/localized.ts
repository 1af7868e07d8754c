/** A text in the product's two languages; the Indonesian one is the official wording where there is one. */
export interface Localized {
  readonly id: string;
  readonly en: string;
}

export type Locale = keyof Localized;
