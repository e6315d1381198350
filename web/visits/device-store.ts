/**
 * How is something written to the device's disk, so that it is there when the page says so?
 *
 * One database for each purpose: a page of an earlier day that still stands open somewhere holds up nobody who needs a new store.
 */
type Stores = Readonly<Record<string, IDBObjectStoreParameters>>;

/** Opens the database when it is first used. */
export class DeviceStore {
  readonly #name: string;
  readonly #stores: Stores;
  #opened: Promise<IDBDatabase> | null = null;

  constructor(name: string, stores: Stores) {
    this.#name = name;
    this.#stores = stores;
  }

  /** Does one thing in a store; done once it lies on the disk. */
  async run<T>(
    store: string,
    mode: IDBTransactionMode,
    work: (store: IDBObjectStore) => IDBRequest<T>,
  ): Promise<T> {
    const database = await this.#open();
    return new Promise((done, fail) => {
      const change = database.transaction(store, mode, { durability: 'strict' });
      const asked = work(change.objectStore(store));
      change.oncomplete = () => done(asked.result);
      change.onerror = () => fail(change.error);
      change.onabort = () => fail(change.error);
    });
  }

  #open(): Promise<IDBDatabase> {
    this.#opened ??= new Promise((done, fail) => {
      const asked = indexedDB.open(this.#name, 1);
      asked.onupgradeneeded = () => {
        for (const [store, terms] of Object.entries(this.#stores))
          asked.result.createObjectStore(store, terms);
      };
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => fail(asked.error);
    });
    return this.#opened;
  }
}
