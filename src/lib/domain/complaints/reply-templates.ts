/** For which words to the complainant a template is meant. */
export type TemplateUse = 'answer' | 'ask_completion' | 'forward' | 'reject' | 'message';

/** What a template can be filled with from the case; everything else stands in it as `[…]` for the officer to write. */
export type TemplateField = 'register_number' | 'received_on' | 'due_on' | 'complete_due_on' | 'destination' | 'office';
export type TemplateFields = Readonly<Partial<Record<TemplateField, string>>>;

export interface ReplyTemplate {
  readonly key: string;
  readonly use: TemplateUse;
  readonly name: string;
  /** With `{field}` where the case's own words go. */
  readonly body: string;
}

export const replyTemplates: readonly ReplyTemplate[] = [];

/** The template with what is known put in; what is not becomes `[…]`, so that it is seen before it is sent. */
export function fillTemplate(_template: ReplyTemplate, _fields: TemplateFields): string {
  throw new Error('not built yet');
}
