package dev.tandem.sandbox;

import java.nio.file.Path;
import java.time.Clock;

/**
 * How a sandbox is started.
 *
 * @param port the port of both APIs, with Entra on the next one; 0 for any two free ports
 * @param directory where the trust store, and what is kept, is written; made when it is not there
 * @param size the number of contacts, from which all other numbers follow
 * @param seed equal seeds give equal data
 * @param machine the clock from which the sandbox's time starts
 * @param keeping what outlives a stop
 */
public record SandboxOptions(int port, Path directory, int size, long seed, Clock machine, Keeping keeping) {

    private static final int LARGEST_PORT = 65_534;

    public SandboxOptions {
        if (port < 0 || port > LARGEST_PORT) {
            throw new IllegalArgumentException("The port of the sandbox must lie between 0 and " + LARGEST_PORT + ".");
        }
        if (size < 0) {
            throw new IllegalArgumentException("The size of the sandbox cannot be negative.");
        }
    }
}
