// Which methods of a client were driven. A method that is neither driven nor excluded with a reason fails the tests, so a
// new release of a client cannot bring one that nobody looked at.
import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';

export class Ledger {
  #driven = new Set();
  #all = new Set();

  /** The same object, with each of its methods noted when it is called; `prefix` comes before their names. */
  watch(object, prefix = '') {
    for (const name of methodsOf(object)) {
      this.#all.add(prefix + name);
    }
    return new Proxy(object, {
      get: (target, name) => {
        const member = target[name];
        if (typeof member !== 'function' || !this.#all.has(prefix + name)) {
          return member;
        }
        return (...given) => {
          this.#driven.add(prefix + name);
          return member.apply(target, given);
        };
      },
    });
  }

  /** Fails unless each method was driven, or stands in `excluded`; says which. */
  check(context, excluded) {
    const open = [...this.#all].filter((name) => !this.#driven.has(name) && !(name in excluded));
    assert.deepEqual(open, [], 'methods that are neither driven nor excluded with a reason');
    const both = Object.keys(excluded).filter((name) => this.#driven.has(name) || !this.#all.has(name));
    assert.deepEqual(both, [], 'excluded methods that are driven all the same, or that the client does not have');
    context.diagnostic(`driven: ${[...this.#driven].sort().join(', ')}`);
    for (const [name, { why }] of Object.entries(excluded)) {
      context.diagnostic(`excluded: ${name}: ${why}`);
    }
  }
}

/** The public methods of a client; those of Node's event emitter are not its own. */
function methodsOf(object) {
  const names = new Set(Object.keys(object));
  const ends = [Object.prototype, EventEmitter.prototype, null];
  for (let each = Object.getPrototypeOf(object); !ends.includes(each); each = Object.getPrototypeOf(each)) {
    Object.keys(each).forEach((name) => names.add(name));
  }
  return [...names].filter((name) => typeof object[name] === 'function' && !name.startsWith('_') && name !== 'constructor');
}
