package dev.tandem.sandbox.http;

/**
 * Is told of every call to the two imitated services with its answer. For programs that run the sandbox in their own
 * process: a test that holds the traffic against a published contract.
 *
 * <p>It hears of whole answers only, late ones too: not of lines that break, of the control paths, or of Entra. Called on
 * worker threads, side by side, before the answer is sent.
 */
@FunctionalInterface
public interface Recorder {

    /** Forgets everything. */
    Recorder NOBODY = (call, reply) -> {};

    /** One call with its answer; both hold whatever the client sent and got, secrets and personal data too. */
    void record(Call call, Reply reply);
}
