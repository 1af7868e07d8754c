/** An index in words for the staff, or why there is none. */
export type RoundFigure =
  | {
      readonly n: string;
      readonly label: string;
      readonly value: string;
      readonly grade: string;
      readonly interval: string | null;
      readonly targets: readonly string[];
      readonly limited: boolean;
      readonly why?: undefined;
    }
  | { readonly n: string; readonly why: string; readonly value?: undefined; readonly limited?: undefined };
