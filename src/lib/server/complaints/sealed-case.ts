import { blackOut } from '#lib/domain/complaints/redaction.ts';
import type { Secrets } from '#lib/server/auth/key-file.ts';
import { openCaseKey, openText, sealText, type CaseKey } from './case-key.ts';
import type { CaseContent, Complainant } from './presented.ts';
import type { Complaint } from './repository.ts';

interface StoredMessage {
  readonly id: string;
  readonly body: Buffer | null;
}

/** Opens and seals what people wrote about one case; made from its key, which never leaves the server. */
export interface SealedCase {
  readonly key: CaseKey;
  /** Without the passages that an officer closed. */
  readonly content: () => CaseContent | null;
  /** As it came, closed passages and all; never to be shown. */
  readonly writtenContent: () => CaseContent | null;
  /** The content with one more closed passage. */
  readonly sealRedaction: (passage: string) => Buffer;
  readonly complainant: () => Complainant | null;
  readonly satisfactionWords: () => string | null;
  /** Null once an officer closed it. */
  readonly message: (message: StoredMessage & { readonly redactedOn: string | null }) => string | null;
  /** As it was sent, closed or not; never to be shown. */
  readonly writtenMessage: (message: StoredMessage) => string | null;
  readonly sealMessage: (messageId: string, body: string) => Buffer;
  readonly sealSatisfactionWords: (words: string) => Buffer;
}

/** As it is sealed: what was written, and what of it is closed. */
type StoredContent = CaseContent & { readonly redactions?: readonly string[] };

function openContent({ redactions = [], ...content }: StoredContent): CaseContent {
  const shown = <Text extends string | null>(text: Text) => text && blackOut(text, redactions);
  return {
    ...content,
    subject: shown(content.subject),
    description: blackOut(content.description, redactions),
    place: shown(content.place),
    involved: shown(content.involved),
    desiredSolution: shown(content.desiredSolution)
  };
}

const contexts = {
  content: (id: string) => `${id}/content`,
  complainant: (id: string) => `${id}/complainant`,
  satisfactionWords: (id: string) => `${id}/satisfaction_words`,
  message: (id: string, messageId: string) => `${id}/${messageId}`
};

export function sealContent(key: CaseKey, caseId: string, content: CaseContent): Buffer {
  return sealText(key, contexts.content(caseId), JSON.stringify(content));
}

export function sealComplainant(key: CaseKey, caseId: string, complainant: Complainant): Buffer {
  return sealText(key, contexts.complainant(caseId), JSON.stringify(complainant));
}

/** Undefined once the case's key was erased: nothing that was sealed under it can be read again. */
export function openCase(secrets: Secrets, complaint: Complaint): SealedCase | undefined {
  const { id, dataKey } = complaint;
  if (!dataKey) return undefined;
  const key = openCaseKey(secrets, id, dataKey);
  const text = (context: string, sealed: Buffer | null) => (sealed ? openText(key, context, sealed) : null);
  const json = (context: string, sealed: Buffer | null): unknown => JSON.parse(text(context, sealed) ?? 'null');
  const written = (message: StoredMessage) => text(contexts.message(id, message.id), message.body);
  const stored = () => json(contexts.content(id), complaint.content) as StoredContent | null;
  return {
    key,
    content: () => {
      const content = stored();
      return content && openContent(content);
    },
    writtenContent: () => {
      const content = stored();
      if (!content) return null;
      const { redactions: _closed, ...written } = content;
      return written;
    },
    sealRedaction: (passage) => {
      const content = stored();
      const redactions = [...(content?.redactions ?? []), passage];
      return sealText(key, contexts.content(id), JSON.stringify({ ...content, redactions }));
    },
    complainant: () => json(contexts.complainant(id), complaint.complainant) as Complainant | null,
    satisfactionWords: () => text(contexts.satisfactionWords(id), complaint.satisfactionWords),
    message: (message) => (message.redactedOn === null ? written(message) : null),
    writtenMessage: written,
    sealMessage: (messageId, body) => sealText(key, contexts.message(id, messageId), body),
    sealSatisfactionWords: (words) => sealText(key, contexts.satisfactionWords(id), words)
  };
}
