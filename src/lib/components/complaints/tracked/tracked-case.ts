import type { Deadline } from '../deadline.ts';

interface Named {
  readonly code: string;
  readonly name: string;
}

export interface TrackedFile {
  readonly id: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
}

export interface TrackedMessage {
  readonly id: string;
  readonly from: 'complainant' | 'office';
  readonly sentAt: string;
  /** Null once removed. */
  readonly body: string | null;
  readonly attachments: readonly TrackedFile[];
}

/** A case as its complainant may see it; texts are in the page's language already. */
export interface Tracked {
  readonly registerNumber: string;
  readonly class: Named;
  readonly category: Named;
  readonly state: Named;
  readonly identity: Named;
  readonly receivedAt: string;
  readonly deadlines: readonly Deadline[];
  readonly explanation: string;
  readonly handler: string;
  readonly content: {
    readonly subject: string | null;
    readonly description: string;
    readonly occurredOn: string | null;
    readonly place: string | null;
    readonly involved: string | null;
    readonly desiredSolution: string | null;
  } | null;
  readonly attachments: readonly TrackedFile[];
  readonly timeline: readonly { readonly date: string; readonly text: string }[];
  readonly messages: readonly TrackedMessage[];
  readonly actions: {
    readonly reply: boolean;
    readonly withdraw: boolean;
    readonly reopen: boolean;
    readonly rate: boolean;
    readonly eraseIdentity: boolean;
    readonly eraseContent: boolean;
  };
  readonly mergedInto: string | null;
  readonly subscription: 'none' | 'waiting' | 'confirmed';
  readonly satisfaction: { readonly score: number; readonly words: string | null } | null;
  readonly forwardedTo: { readonly name: string; readonly reference: string | null } | null;
}

/** What the last step did, to be said. */
export type DoneStep = 'replied' | 'withdrawn' | 'reopened' | 'rated' | 'subscribed' | 'erased';
