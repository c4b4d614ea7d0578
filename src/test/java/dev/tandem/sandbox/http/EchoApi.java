package dev.tandem.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A service that answers every call with what it saw, and remembers what it executed. */
public final class EchoApi implements Api, Office, Quotas {

    private final String name;
    private final String prefix;
    private final List<String> executed = new CopyOnWriteArrayList<>();
    private volatile boolean enforced = true;

    public EchoApi(String name, String prefix) {
        this.name = name;
        this.prefix = prefix;
    }

    /** The paths of the calls that were executed. */
    public List<String> executed() {
        return executed;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean serves(String path) {
        return path.startsWith(prefix);
    }

    @Override
    public Reply answer(Call call) {
        executed.add(call.path());
        String text =
                "%s %s %s %s %d".formatted(call.method(), call.scheme(), call.host(), call.path(), call.body().length);
        String query = call.query();
        String body = query.startsWith("repeat=") ? "x".repeat(Integer.parseInt(query.substring(7))) : text;
        return Reply.text(operation(call), 200, "text/plain; charset=utf-8", body);
    }

    @Override
    public String operation(Call call) {
        return call.path().substring(prefix.length());
    }

    @Override
    public boolean refusesWith(String code) {
        return code.length() == 3;
    }

    @Override
    public Reply refuse(Call call, String code) {
        return Reply.text(operation(call), 200, "text/plain", "refused with " + code)
                .refused(code);
    }

    @Override
    public Reply act(Call call) {
        return Reply.text(
                        "",
                        200,
                        "text/plain",
                        "office: " + new String(call.body(), StandardCharsets.UTF_8) + " " + call.method() + " "
                                + call.path() + "?" + call.query())
                .with("X-Office", Map.of("name", name).toString());
    }

    @Override
    public void enforce(boolean wanted) {
        enforced = wanted;
    }

    @Override
    public boolean enforced() {
        return enforced;
    }
}
