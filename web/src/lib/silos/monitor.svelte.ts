import { adminSession } from '$lib/access/staff.svelte';
import type { Audit, Cluster, Silo } from '$lib/api/cluster';
import { messageOf } from '$lib/api/problem';
import type { Sample } from '$lib/ui/chart';

export const slots = 120;
const everyMs = 1000;
const goneMs = 15_000;

export interface SeenSilo extends Silo {
  /** When it was last there; null: it is there now. */
  goneSince: number | null;
}

const seriesNames = ['calls', 'orderCalls', 'p50', 'p99', 'lag'] as const;

type SeriesName = (typeof seriesNames)[number];

/** Looks at the cluster every second and remembers the last two minutes. */
export class Monitor {
  cluster = $state.raw<Cluster | null>(null);
  silos = $state.raw<readonly SeenSilo[]>([]);
  state = $state<'loading' | 'live' | 'reconnecting'>('loading');
  message = $state('');
  series = $state.raw<Record<SeriesName, readonly Sample[]>>({ calls: [], orderCalls: [], p50: [], p99: [], lag: [] });
  audit = $state.raw<Audit | null>(null);
  auditing = $state(false);
  /** Errors since this page was opened. */
  newErrors = $state(0);
  auditFailure = $state('');
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;
  #errorsBefore: number | null = null;

  start(): () => void {
    void this.#look();
    return () => {
      this.#stopped = true;
      clearTimeout(this.#timer);
    };
  }

  async runAudit(): Promise<void> {
    this.auditing = true;
    this.auditFailure = '';
    try {
      this.audit = await adminSession.api.audit();
    } catch (failure) {
      this.auditFailure = messageOf(failure);
    } finally {
      this.auditing = false;
    }
  }

  async #look(): Promise<void> {
    const began = Date.now();
    try {
      this.#take(await adminSession.api.cluster());
      this.state = 'live';
    } catch (failure) {
      this.state = 'reconnecting';
      this.message = messageOf(failure);
      this.#add({ calls: null, orderCalls: null, p50: null, p99: null, lag: null });
    }

    if (!this.#stopped) {
      this.#timer = setTimeout(() => void this.#look(), Math.max(0, everyMs - (Date.now() - began)));
    }
  }

  #take(cluster: Cluster): void {
    const before = this.cluster;
    this.cluster = cluster;
    this.silos = withGone(this.silos, cluster.silos, Date.now());
    this.#errorsBefore = Math.min(this.#errorsBefore ?? cluster.totals.errors, cluster.totals.errors);
    this.newErrors = cluster.totals.errors - this.#errorsBefore;
    this.#add({
      calls: cluster.totals.calls_per_second,
      orderCalls: rateOf(before, cluster),
      p50: cluster.totals.p50_ms,
      p99: cluster.totals.p99_ms,
      lag: cluster.totals.outbox_lag_seconds,
    });
  }

  #add(samples: Record<SeriesName, Sample>): void {
    const next = { ...this.series };
    seriesNames.forEach((name) => (next[name] = [...next[name], samples[name]].slice(-slots)));
    this.series = next;
  }
}

/** Calls of orders a second between two looks; null when silos have come or gone, as their sums then jump. */
export function rateOf(before: Cluster | null, now: Cluster): Sample {
  const callsOf = (cluster: Cluster): number =>
    cluster.totals.activations.find((type) => type.type === 'order')?.calls ?? 0;
  const seconds = before ? (Date.parse(now.at) - Date.parse(before.at)) / 1000 : 0;
  if (!before || seconds <= 0 || idsOf(before) !== idsOf(now)) {
    return null;
  }

  return Math.max(0, (callsOf(now) - callsOf(before)) / seconds);
}

const idsOf = (cluster: Cluster): string =>
  cluster.silos.filter((silo) => silo.reachable).map((silo) => `${silo.id}/${silo.pid}`).join();

const longestName = 16;
const shortNameLength = 8;

/** What people tell silos apart by: the beginning of an id that is made by chance. */
export const shortName = (id: string): string => (id.length > longestName ? id.slice(0, shortNameLength) : id);

/** A silo that is gone or silent stays for a while, marked, and is then dropped. */
export function withGone(known: readonly SeenSilo[], now: readonly Silo[], at: number): SeenSilo[] {
  const keyOf = (silo: Silo): string => `${silo.id}/${silo.pid}`;
  const here = new Set(now.map(keyOf));
  const seen = now.map((silo) => {
    const before = known.find((each) => keyOf(each) === keyOf(silo));
    return { ...silo, goneSince: silo.reachable ? null : (before?.goneSince ?? at) };
  });
  const gone = known
    .filter((silo) => !here.has(keyOf(silo)))
    .map((silo) => ({ ...silo, goneSince: silo.goneSince ?? at }))
    .filter((silo) => at - silo.goneSince < goneMs);
  return [...seen, ...gone].sort((a, b) => a.id.localeCompare(b.id) || a.pid - b.pid);
}
