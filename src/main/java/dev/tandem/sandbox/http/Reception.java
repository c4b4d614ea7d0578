package dev.tandem.sandbox.http;

/** Takes the calls that come through a {@link Door}. */
@FunctionalInterface
public interface Reception {

    /** Decides and does what the call asks for; called on worker threads, side by side. */
    Delivery receive(Call call);
}
