package dev.tandem.sandbox.control;

import dev.tandem.sandbox.http.Api;
import dev.tandem.sandbox.http.Call;
import dev.tandem.sandbox.http.Delivery;
import dev.tandem.sandbox.http.LineWatch;
import dev.tandem.sandbox.http.Reception;
import dev.tandem.sandbox.http.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Leads each call to the API that serves its path, lets it meet its fault, and counts it. */
public final class Porter implements Reception {

    private static final String DROPPED = "dropped";
    private static final String HTML_PAGE =
            "<!DOCTYPE html><html><head><title>%1$d</title></head><body><h1>%1$d: the service is unavailable.</h1></body></html>";

    private final List<Api> apis;
    private final Faults faults;
    private final Statistics statistics;
    private final Optional<ControlApi> control;
    private final UnfinishedCalls unfinished;
    private final Supplier<LineWatch> watch;

    /** For a port that serves these APIs, and the control paths where they are given; nobody watches its lines. */
    public Porter(
            List<Api> apis,
            Faults faults,
            Statistics statistics,
            Optional<ControlApi> control,
            UnfinishedCalls unfinished) {
        this(apis, faults, statistics, control, unfinished, () -> LineWatch.NOBODY);
    }

    /** The same, with who watches the lines at the moment. */
    public Porter(
            List<Api> apis,
            Faults faults,
            Statistics statistics,
            Optional<ControlApi> control,
            UnfinishedCalls unfinished,
            Supplier<LineWatch> watch) {
        this.unfinished = unfinished;
        this.watch = watch;
        this.apis = List.copyOf(apis);
        this.faults = faults;
        this.statistics = statistics;
        this.control = control;
    }

    @Override
    public Delivery receive(Call call) {
        unfinished.finish();
        if (control.isPresent() && control.get().serves(call.path())) {
            return new Delivery.Whole(control.get().answer(call));
        }
        for (Api api : apis) {
            if (api.serves(call.path())) {
                return serve(api, call);
            }
        }
        return new Delivery.Whole(
                Reply.text("", 404, "text/plain; charset=utf-8", "Nothing is served at " + call.path() + "."));
    }

    private Delivery serve(Api api, Call call) {
        LineWatch watching = watch.get();
        String operation = api.operation(call);
        if (watching.breaksBefore(api.name(), operation)) {
            return watching.worksOn(call)
                    .map(delay -> droppedLate(api, call, delay))
                    .orElseGet(() -> dropped(api, call));
        }
        Optional<Fault> fault = faults.meet(api, call);
        Delivery delivery = fault.isEmpty() ? new Delivery.Whole(execute(api, call)) : fail(api, call, fault.get());
        return watching.breaksAfter(api.name(), operation) ? new Delivery.HangUp() : delivery;
    }

    private Delivery dropped(Api api, Call call) {
        count(api, Reply.of(api.operation(call), 0, Map.of(), new byte[0]).refused(DROPPED));
        return new Delivery.HangUp();
    }

    private Delivery droppedLate(Api api, Call call, Duration delay) {
        Supplier<Reply> work = api.takeIn(call);
        unfinished.add(delay, () -> count(api, work.get()));
        return new Delivery.HangUp();
    }

    private Delivery fail(Api api, Call call, Fault fault) {
        if (fault instanceof Fault.DropBefore) {
            return dropped(api, call);
        }
        if (fault instanceof Fault.DropAfter) {
            execute(api, call);
            return new Delivery.HangUp();
        }
        if (fault instanceof Fault.DropLate late) {
            return droppedLate(api, call, late.delay());
        }
        if (fault instanceof Fault.Truncate) {
            return new Delivery.Half(execute(api, call));
        }
        if (fault instanceof Fault.Slow slow) {
            return new Delivery.Late(execute(api, call), slow.delay());
        }
        return new Delivery.Whole(count(api, refusal(api, call, fault)));
    }

    private static Reply refusal(Api api, Call call, Fault fault) {
        if (fault instanceof Fault.Refuse refuse) {
            return api.refuse(call, refuse.code());
        }
        if (fault instanceof Fault.Html html) {
            String page = HTML_PAGE.formatted(html.status());
            return Reply.text(api.operation(call), html.status(), "text/html", page)
                    .refused(String.valueOf(html.status()));
        }
        if (fault instanceof Fault.Status status) {
            Reply bare = Reply.text(api.operation(call), status.status(), "text/plain", "")
                    .refused(String.valueOf(status.status()));
            return status.retryAfterSeconds()
                    .map(seconds -> bare.with("Retry-After", String.valueOf(seconds)))
                    .orElse(bare);
        }
        return api.refuse(call, api.name().equals("marketo") ? "601" : "401");
    }

    private Reply execute(Api api, Call call) {
        return count(api, api.answer(call));
    }

    private Reply count(Api api, Reply reply) {
        statistics.count(api.name(), reply);
        return reply;
    }
}
