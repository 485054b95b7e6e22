export interface GrainType {
  type: string;
  activations: number;
  calls: number;
  errors: number;
  p50_ms: number;
  p99_ms: number;
}

export interface Silo {
  id: string;
  pid: number;
  state: string;
  reachable: boolean;
  http_address?: string;
  started_at: string;
  age_seconds: number;
  cpu?: number;
  memory_bytes?: number;
  buckets: number[];
  activations: GrainType[];
  calls_per_second?: number;
  p50_ms?: number;
  p99_ms?: number;
  errors?: number;
  queued_writes?: number;
  outbox_depth?: number;
  outbox_lag_seconds?: number;
  due_messages?: number;
}

export interface ClusterTotals {
  silos: number;
  reachable: number;
  buckets: number;
  buckets_without_owner: number[];
  activations: GrainType[];
  calls_per_second: number;
  p50_ms: number;
  p99_ms: number;
  errors: number;
  memory_bytes: number;
  queued_writes: number;
  outbox_depth: number;
  outbox_lag_seconds: number;
  due_messages: number;
}

export interface Cluster {
  silos: Silo[];
  totals: ClusterTotals;
  self?: string;
  at: string;
}

export interface Violation {
  kind: string;
  subject: string;
  detail: string;
}

export interface Audit {
  buckets: number;
  buckets_not_walked: number[];
  orders: number;
  stores: number;
  unsettled_stores: number;
  violation_count: number;
  violations: Violation[];
  took_ms: number;
}

export interface DeadLetter {
  id: string;
  consumer: string;
  subject: string;
  sequence: number;
  error: string;
  attempts: number;
  failed_at: string;
}

export interface Access {
  role: 'admin' | 'store' | 'customer';
  store_id?: string;
  customer_id?: string;
}
