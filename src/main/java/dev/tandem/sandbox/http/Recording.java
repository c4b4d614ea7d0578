package dev.tandem.sandbox.http;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** A reception that tells a {@link Recorder} what it did for its callers. */
public final class Recording implements Reception {

    private final Reception inner;
    private final List<Api> apis;
    private final Recorder always;
    private final AtomicReference<Recorder> recorder = new AtomicReference<>(Recorder.NOBODY);

    /**
     * Tells one recorder always, and nobody else yet.
     *
     * @param apis those whose calls are told
     * @param always who hears of every call
     */
    public Recording(Reception inner, List<Api> apis, Recorder always) {
        this.always = always;
        this.inner = inner;
        this.apis = List.copyOf(apis);
    }

    /** Who is told from now on. */
    public void tell(Recorder who) {
        recorder.set(who);
    }

    @Override
    public Delivery receive(Call call) {
        Delivery delivery = inner.receive(call);
        if (apis.stream().anyMatch(api -> api.serves(call.path()))) {
            if (delivery instanceof Delivery.Whole whole) {
                tell(call, whole.reply());
            } else if (delivery instanceof Delivery.Late late) {
                tell(call, late.reply());
            }
        }
        return delivery;
    }

    private void tell(Call call, Reply reply) {
        always.record(call, reply);
        recorder.get().record(call, reply);
    }
}
