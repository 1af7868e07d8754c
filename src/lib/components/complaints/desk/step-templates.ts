/** Ready texts by the form they are for. */
export type StepTemplates = Readonly<Partial<Record<string, readonly { title: string; text: string }[]>>>;
