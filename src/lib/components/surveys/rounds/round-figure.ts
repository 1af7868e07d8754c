/** An index in words for the staff, or why there is none. */
export type RoundFigure =
  | {
      readonly n: string;
      readonly label: string;
      readonly value: string;
      readonly grade: string;
      readonly interval: string | null;
      readonly targets: readonly string[];
      /** Respondents below which the data are called limited, where they are. */
      readonly limitedBelow: number | null;
      readonly why?: undefined;
    }
  | { readonly n: string; readonly why: string; readonly value?: undefined; readonly limitedBelow?: undefined };
