package dev.tandem.sandbox.http;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** A reception that tells a {@link Recorder} what it did for its callers. */
public final class Recording implements Reception {

    private final Reception inner;
    private final List<Api> apis;
    private final AtomicReference<Recorder> recorder = new AtomicReference<>(Recorder.NOBODY);

    /**
     * Tells nobody yet.
     *
     * @param apis those whose calls are told
     */
    public Recording(Reception inner, List<Api> apis) {
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
                recorder.get().record(call, whole.reply());
            } else if (delivery instanceof Delivery.Late late) {
                recorder.get().record(call, late.reply());
            }
        }
        return delivery;
    }
}
