import { handOverProfile, takeProfile } from '#lib/client/profile-handover.ts';
import { browserTransport, newResponseId } from '#lib/client/response-transport.ts';
import { deliver, sealVisit, type SealedResponse } from '#lib/client/submit-response.ts';
import { eraseDraft, loadDraft, saveDraft } from '#lib/client/survey-draft.ts';
import type { SurveyForm } from '#lib/domain/surveys/survey-form.ts';
import { beginVisit, hasAnswer, type Profile, type Visit } from '#lib/domain/surveys/visit.ts';

/** What the sending screen tells: on its way, waiting for the network or the server, or refused for good. */
export type SendingState = 'sending' | 'network' | 'server' | 'refused';

interface Device {
  readonly channel: 'web' | 'qr';
  /** Device clock minus server clock, measured when the page arrived. */
  readonly clockOffsetMs: number;
}

/**
 * One person's visit on their own device: answers in memory and, against a reload, in this tab; sent until the server has
 * them, then erased everywhere.
 */
export function phoneVisit(form: SurveyForm, device: Device) {
  const draft = loadDraft(form.survey, form.instrument);
  let visit = $state.raw<Visit | null>(null);
  let kept = $state.raw(draft);
  let sending = $state<SendingState | null>(null);
  let outcome = $state<'counted' | 'late' | 'conflict' | null>(null);
  let handedOver = $state(false);
  let sealed: SealedResponse | null = null;
  const { transport, wake } = browserTransport((reason) => (sending = reason));

  function keep(step: number) {
    if (visit) saveDraft({ visit, step, sealed });
  }

  async function send() {
    if (!visit || !hasAnswer(visit) || sending === 'sending') return;
    sealed ??= sealVisit(visit, { id: newResponseId(), takenAt: Date.now(), ...device });
    keep(0);
    sending = 'sending';
    const delivered = await deliver(sealed, transport);
    if (delivered === 'refused') {
      sending = 'refused';
      return;
    }
    eraseDraft(form.survey);
    handOverProfile(visit.profile);
    handedOver = Object.keys(visit.profile).length > 0;
    visit = null;
    sealed = null;
    sending = null;
    outcome = delivered;
  }

  function begin(profile: Profile) {
    eraseDraft(form.survey);
    kept = undefined;
    visit = beginVisit(form.survey, form.instrument, Date.now(), profile);
  }

  // A reload while the answer was on its way: it goes on under the same id, unchanged.
  if (draft?.sealed) {
    visit = draft.visit;
    sealed = draft.sealed;
    void send();
  }

  return {
    get visit() {
      return visit;
    },
    get sending() {
      return sending;
    },
    get outcome() {
      return outcome;
    },
    /** The profile waits for the next survey opened in this tab. */
    get handedOver() {
      return handedOver;
    },
    /** Step at which a reload interrupted this tab's visit. */
    get keptStep() {
      return visit ? undefined : kept?.step;
    },
    begin: () => begin(takeProfile()),
    /** Takes up the interrupted visit. */
    resume() {
      visit = kept?.visit ?? null;
      kept = undefined;
    },
    change(next: Visit, step: number) {
      visit = next;
      keep(step);
    },
    keep,
    send,
    retry: () => (sending === 'refused' ? send() : wake()),
    /** Back from a refusal to the answers, which may be changed and sent anew. */
    unseal() {
      sealed = null;
      sending = null;
    }
  };
}
