package dev.tandem.sandbox;

import dev.tandem.sandbox.control.ControlApi;
import dev.tandem.sandbox.control.ControlDesk;
import dev.tandem.sandbox.control.Faults;
import dev.tandem.sandbox.control.Porter;
import dev.tandem.sandbox.control.Statistics;
import dev.tandem.sandbox.control.UnfinishedCalls;
import dev.tandem.sandbox.entra.EntraApi;
import dev.tandem.sandbox.entra.TlsIdentity;
import dev.tandem.sandbox.entra.Tokens;
import dev.tandem.sandbox.http.Api;
import dev.tandem.sandbox.http.Door;
import dev.tandem.sandbox.http.Journal;
import dev.tandem.sandbox.http.LineWatch;
import dev.tandem.sandbox.http.PortInUse;
import dev.tandem.sandbox.http.Recorder;
import dev.tandem.sandbox.http.Recording;
import dev.tandem.sandbox.office.OfficePlan;
import dev.tandem.sandbox.office.SimulatedOffice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Both imitated services behind one plain port, and Entra behind a TLS port, until it is closed. */
public final class Sandbox implements AutoCloseable {

    private final SandboxOptions options;
    private final Drawer drawer;
    private final Houses houses;
    private final SandboxClock clock;
    private final Doors doors;
    private final SimulatedOffice people;
    private final AtomicReference<LineWatch> watch;

    private record Doors(Door apis, Recording recording, Door entra) {

        void close() {
            apis.close();
            entra.close();
        }
    }

    private Sandbox(
            SandboxOptions options,
            Drawer drawer,
            Houses houses,
            SandboxClock clock,
            Doors doors,
            SimulatedOffice people,
            AtomicReference<LineWatch> watch) {
        this.watch = watch;
        this.options = options;
        this.drawer = drawer;
        this.houses = houses;
        this.clock = clock;
        this.doors = doors;
        this.people = people;
    }

    /**
     * Starts both services, filled with invented data or with what was kept.
     *
     * @throws PortInUse when one of the two ports is taken
     * @throws IOException when the directory cannot be written or what was kept cannot be read
     */
    public static Sandbox start(SandboxOptions options) throws IOException {
        return start(options, Houses::real);
    }

    static Sandbox start(SandboxOptions options, Houses.Builder builder) throws IOException {
        Drawer drawer = Drawer.open(options.directory());
        SandboxClock clock = new SandboxClock(options.machine());
        Tokens tokens = new Tokens(clock, options.seed());
        Houses houses = builder.build(clock, tokens);
        Seeder seeder = new Seeder(houses, clock);
        if (!options.keeping().loads() || !drawer.load(houses)) {
            seeder.seed(options.size(), options.seed());
        }
        SimulatedOffice people =
                new SimulatedOffice(houses.dynamics().office(), houses.marketo().office());
        AtomicReference<LineWatch> watch = new AtomicReference<>(LineWatch.NOBODY);
        Doors doors = open(options, drawer, seeder, tokens, people, watch);
        return new Sandbox(options, drawer, houses, clock, doors, people, watch);
    }

    private static Doors open(
            SandboxOptions options,
            Drawer drawer,
            Seeder seeder,
            Tokens tokens,
            SimulatedOffice people,
            AtomicReference<LineWatch> watch)
            throws IOException {
        Houses houses = seeder.houses();
        SandboxClock clock = seeder.clock();
        TlsIdentity identity =
                drawer.identity(options.keeping(), options.machine().instant());
        EntraApi entra = new EntraApi(Credentials.tenant(), tokens, clock, options.machine());
        List<Api> apis = List.of(houses.dynamics().api(), houses.marketo().api(), entra);
        Statistics statistics = new Statistics(apis.stream().map(Api::name).toList());
        Faults faults = new Faults();
        Journal journal = new Journal();
        AtomicReference<Map<String, String>> settings = new AtomicReference<>(Map.of());
        ControlApi control = new ControlDesk(
                        statistics,
                        journal,
                        faults,
                        apis,
                        clock,
                        List.of(houses.dynamics().quotas(), houses.marketo().quotas()),
                        houses.circumstances(),
                        seeder,
                        settings::get,
                        people,
                        Map.of(
                                "dynamics", houses.dynamics().office(),
                                "marketo", houses.marketo().office()))
                .open();
        Porter porter = new Porter(
                List.of(houses.dynamics().api(), houses.marketo().api()),
                faults,
                statistics,
                Optional.of(control),
                new UnfinishedCalls(clock),
                watch::get);
        Porter guard = new Porter(List.of(entra), faults, statistics, Optional.empty(), new UnfinishedCalls(clock));
        Recording recording = new Recording(
                porter, List.of(houses.dynamics().api(), houses.marketo().api()), journal);
        Door plain = Door.plain(options.port(), clock, recording);
        Doors doors = new Doors(plain, recording, secure(options, identity, clock, guard, plain));
        settings.set(settings(doors, drawer));
        return doors;
    }

    private static Door secure(
            SandboxOptions options, TlsIdentity identity, SandboxClock clock, Porter guard, Door plain) {
        try {
            int port = options.port() == 0 ? 0 : options.port() + 1;
            return Door.secure(port, identity.keyStore(), TlsIdentity.PASSWORD, clock, guard);
        } catch (PortInUse taken) {
            plain.close();
            throw taken;
        }
    }

    private static Map<String, String> settings(Doors doors, Drawer drawer) {
        String apis = "http://localhost:" + doors.apis().port();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("dynamics.url", apis);
        settings.put("dynamics.authority", "https://localhost:" + doors.entra().port());
        settings.put("dynamics.tenant-id", Credentials.TENANT_ID.toString());
        settings.put("dynamics.client-id", Credentials.DYNAMICS_CLIENT_ID);
        settings.put("dynamics.client-secret", Credentials.DYNAMICS_CLIENT_SECRET);
        settings.put("marketo.url", apis);
        settings.put("marketo.client-id", Credentials.MARKETO_CLIENT_ID);
        settings.put("marketo.client-secret", Credentials.MARKETO_CLIENT_SECRET);
        settings.put("tls.trust-store", drawer.trustStore().toString());
        settings.put("tls.trust-store-password", TlsIdentity.PASSWORD);
        return settings;
    }

    /** Whether the directory holds data that a sandbox saved when it was closed. */
    public static boolean isSavedIn(Path directory) {
        return Drawer.holdsData(directory);
    }

    /** What a client of this sandbox must be told, by the names of its settings. */
    public Map<String, String> settings() {
        return settings(doors, drawer);
    }

    /** The base URL of both APIs and of the control paths. */
    public String url() {
        return settings().get("dynamics.url");
    }

    /** Lets simulated people edit both systems, until the sandbox is closed or told otherwise. */
    public void beginWork(OfficePlan plan) {
        people.begin(plan);
    }

    /** Sends the simulated people home. */
    public void endWork() {
        people.close();
    }

    /** Who is told of every call and its answer from now on; {@link Recorder#NOBODY} ends it. */
    public void record(Recorder who) {
        doors.recording().tell(who);
    }

    /** Whom every call to the two services meets from now on, besides the faults; {@link LineWatch#NOBODY} ends it. */
    public void watch(LineWatch who) {
        watch.set(who);
    }

    /** The time in which the sandbox lives. */
    public SandboxClock clock() {
        return clock;
    }

    /**
     * Closes both ports; where the data are kept, they are saved then.
     *
     * @throws IOException when they cannot be saved
     */
    @Override
    public void close() throws IOException {
        people.close();
        doors.close();
        if (options.keeping().saves()) {
            drawer.save(houses);
        }
    }
}
