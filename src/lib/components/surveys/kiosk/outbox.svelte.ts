import { browserTransport, newResponseId } from '#lib/client/response-transport.ts';
import { deliver, sealVisit, type SealedResponse } from '#lib/client/submit-response.ts';
import type { Visit } from '#lib/domain/surveys/visit.ts';

/**
 * Answers of finished visits on their way to the server, and those it refused for good, which staff have to look at. They stay in
 * memory as long as the page stays open; nothing of them can be seen on the screen. Each goes its own way: one that waits or was
 * refused holds no other up.
 */
export function outbox(clockOffsetMs: number) {
  let waiting = $state(0);
  let refused = $state.raw<readonly SealedResponse[]>([]);
  let isCut = $state(false);

  return {
    /** True while an answer waits for the network or the server. */
    get isCut() {
      return isCut && waiting > 0;
    },
    /** Answers that the server refused. */
    get refused() {
      return refused.length;
    },
    /** Answers that would be lost with the page. */
    get held() {
      return waiting + refused.length;
    },
    async send(visit: Visit) {
      const sealed = sealVisit(visit, { id: newResponseId(), channel: 'kiosk', takenAt: Date.now(), clockOffsetMs });
      waiting += 1;
      const { transport } = browserTransport(() => (isCut = true));
      const delivered = await deliver(sealed, transport);
      waiting -= 1;
      if (delivered === 'refused') refused = [...refused, sealed];
      isCut = false;
    }
  };
}
