export const chartThemes = ['light', 'dark', 'contrast'] as const;
export type ChartTheme = (typeof chartThemes)[number];

/** Colours a chart is drawn with; the values are those of `tokens.css`, which a canvas cannot read on the server. */
export interface ChartPalette {
  readonly background: string;
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly border: string;
  readonly gold: string;
  readonly series: readonly [string, string, string, string, string, string];
  /** Opacity of the area of uncertainty. */
  readonly bandOpacity: number;
}

const darkSeries = ['#ffa79b', '#7cc4f0', '#8fd6ae', '#e8b64c', '#c9b1f2', '#cdc3b8'] as const;

export const chartPalettes: Readonly<Record<ChartTheme, ChartPalette>> = {
  light: {
    background: '#fbf8f3',
    ink: '#211b17',
    soft: '#544b44',
    line: '#cfc5b8',
    border: '#857a6f',
    gold: '#b7791f',
    series: ['#8c1d18', '#0c5c8a', '#2e6b3e', '#8a5a00', '#5b3a8c', '#544b44'],
    bandOpacity: 0.16
  },
  dark: {
    background: '#161210',
    ink: '#f6f0e9',
    soft: '#cdc3b8',
    line: '#4a4039',
    border: '#948779',
    gold: '#e8b64c',
    series: darkSeries,
    bandOpacity: 0.24
  },
  contrast: {
    background: '#000000',
    ink: '#ffffff',
    soft: '#ffffff',
    line: '#ffffff',
    border: '#ffffff',
    gold: '#ffe600',
    series: darkSeries,
    bandOpacity: 0.4
  }
};
