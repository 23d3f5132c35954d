import { type ReadonlySignal, useSignalEffect } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Site, TrafficAnswer } from '../api/contract.ts';
import { exactly } from '../format/number.ts';
import { clockTime, dateSpan } from '../format/time.ts';
import { RANKINGS, type RankingName } from '../report/rankings.ts';
import type { LiveState } from '../live/state.ts';
import type { Resource } from '../report/resource.ts';
import { suggestionsIn } from '../report/suggestions.ts';
import { view } from '../report/viewInAddress.ts';
import { type Session, signOut } from '../session/session.ts';
import { type Watch, watchSite } from '../site/watch.ts';
import { Banner } from './Banner.tsx';
import { CourseCard } from './CourseCard.tsx';
import { Feed } from './Feed.tsx';
import { FilterBox } from './FilterBox.tsx';
import { FilterChips } from './FilterChips.tsx';
import { FirstEvent } from './FirstEvent.tsx';
import { Header } from './Header.tsx';
import { Help } from './Help.tsx';
import { LiveStrip } from './LiveStrip.tsx';
import { RankingCard } from './RankingCard.tsx';
import { useShortcuts } from './shortcuts.ts';

type OpenSession = Extract<Session, { state: 'open' }>;

export function Dashboard({ session, site }: { session: OpenSession; site: Site }) {
  const [watch, setWatch] = useState<Watch>();
  useEffect(() => {
    const opened = watchSite(session.client, session.key, site.site_id, view, () =>
      signOut('This API key is no longer accepted.'),
    );
    setWatch(opened);
    return () => opened.close();
  }, [session, site.site_id]);

  return watch === undefined ? null : <Watched watch={watch} session={session} site={site} />;
}

function Watched({ watch, session, site }: { watch: Watch; session: OpenSession; site: Site }) {
  const help = useRef<HTMLDialogElement>(null);
  const [paused, setPaused] = useState(false);
  useShortcuts({ help: () => help.current?.showModal(), pause: () => setPaused((before) => !before) });

  const { report } = watch;
  useLiveTitle(watch.live.state, site.name);

  const rankings = Object.values(report.rankings);
  const course = report.course.resource.value;
  const failure = report.failure.value;
  const nothing = course.state === 'fresh' && isEmpty(course.value?.totals) && view.value.filters.length === 0;
  return (
    <>
      <Header site={site} sites={session.sites} showHelp={() => help.current?.showModal()} />
      <main class={nothing ? 'page nothing' : 'page'}>
        {failure !== undefined && (
          <Banner
            failure={failure}
            asOf={course.value && clockTime(course.value.asOf, course.value.timezone)}
            retry={watch.askNow}
          />
        )}
        <LiveStrip state={watch.live.state} domain={site.domain} filtered={view.value.filters.length > 0} />
        <div class="filters">
          <FilterBox suggestions={suggestionsIn(rankings.map(({ resource }) => resource.value.value))} />
          <FilterChips />
          <Freshness course={course} />
        </div>
        <div class="columns">
          <div class="reports">
            {nothing && <FirstEvent siteId={site.site_id} />}
            <CourseCard course={course} before={report.before.resource.value} />
            <div class="rankings">
              {(Object.keys(RANKINGS) as RankingName[]).map((name) => (
                <RankingCard key={name} name={name} ranking={report.rankings[name]} />
              ))}
            </div>
          </div>
          <Feed state={watch.live.state} paused={paused} setPaused={setPaused} />
        </div>
      </main>
      <Help dialog={help} />
    </>
  );
}

/** So that the number is seen in another tab, too. */
function useLiveTitle(state: ReadonlySignal<LiveState>, site: string): void {
  useSignalEffect(() => {
    const visitors = state.value.metrics?.visitors;
    document.title = `${visitors === undefined ? '' : `${exactly(visitors)} · `}${site} · pxlpeak`;
  });
}

/** Which days these are, and as of when. */
function Freshness({ course: { value, state } }: { course: Resource<TrafficAnswer> }) {
  if (value === undefined) {
    return <p class="freshness" />;
  }
  const { from, to, asOf, timezone } = value;
  return (
    <p class={`freshness ${state}`} data-testid="as-of">
      <span>{dateSpan(from, to)}</span>
      <span title={`In the time zone of the site: ${timezone}`}>as of {clockTime(asOf, timezone)}</span>
    </p>
  );
}

function isEmpty(totals: Readonly<Record<string, number | undefined>> | undefined): boolean {
  return totals !== undefined && Object.values(totals).every((value) => !value);
}
