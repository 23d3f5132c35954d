import { effect, type ReadonlySignal } from '@preact/signals';
import type { Client } from '../api/client.ts';
import { followLive, type Live } from '../live/live.ts';
import { keepAsking } from '../report/asker.ts';
import { followReport, type Report } from '../report/report.ts';
import type { View } from '../report/view.ts';

/** All that the dashboard knows of one site while it shows it: what is live, and what was. */
export type Watch = { readonly live: Live; readonly report: Report; askNow(): void; close(): void };

/** @param refused the key is no longer accepted */
export function watchSite(
  client: Client,
  key: string,
  siteId: string,
  view: ReadonlySignal<View>,
  refused: () => void,
): Watch {
  const report = followReport(client, siteId, view);
  const asker = keepAsking(report);
  let openedBefore = false;
  const live = followLive(client, siteId, key, {
    happened: asker.noticeEvent,
    opened() {
      if (openedBefore) {
        asker.askNow();
      }
      openedBefore = true;
    },
    refused,
  });
  const stopMinding = effect(() => {
    if (report.failure.value?.kind === 'unauthorized') {
      refused();
    }
  });
  return {
    live,
    report,
    askNow: asker.askNow,
    close() {
      stopMinding();
      asker.stop();
      report.drop();
      live.close();
    },
  };
}
