import { browserTransport, newResponseId } from '#lib/client/response-transport.ts';
import { deliver, sealVisit } from '#lib/client/submit-response.ts';
import type { Visit } from '#lib/domain/surveys/visit.ts';

/**
 * Answers of finished visits on their way to the server. They wait in memory as long as the page stays open; nothing of them can
 * be seen on the screen.
 */
export function outbox(clockOffsetMs: number) {
  let waiting = $state(0);
  let isCut = $state(false);

  return {
    /** True while an answer waits for the network or the server. */
    get isCut() {
      return isCut && waiting > 0;
    },
    get waiting() {
      return waiting;
    },
    async send(visit: Visit) {
      const sealed = sealVisit(visit, { id: newResponseId(), channel: 'kiosk', takenAt: Date.now(), clockOffsetMs });
      waiting += 1;
      const { transport } = browserTransport(() => (isCut = true));
      const delivered = await deliver(sealed, transport);
      if (delivered !== 'refused') waiting -= 1;
      isCut = false;
    }
  };
}
