package dev.tandem.sandbox.control;

/** Fills both services with invented data. */
@FunctionalInterface
public interface Seeding {

    /**
     * Empties both services and fills them anew.
     *
     * @param size the number of contacts, from which all other numbers follow
     * @param seed equal seeds give equal data
     */
    void seed(int size, long seed);
}
