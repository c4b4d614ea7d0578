package dev.tandem.sync;

import java.util.concurrent.ExecutorService;

/**
 * How much of a load a stream's turn takes, and how.
 *
 * @param pages pages of the load, at most
 * @param ahead reads the next page while the last one is written
 * @param loads told how far the load is
 */
public record Slice(int pages, ExecutorService ahead, Loads loads) {}
