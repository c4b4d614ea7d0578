package dev.tandem.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.sandbox.Keeping;
import dev.tandem.sandbox.Sandbox;
import dev.tandem.sandbox.SandboxOptions;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows written through the shipped route to the imitation of Dataverse, which judges by itself what is right. */
class RowWritingSandboxTest {

    private static final Selection CONTACTS = new Selection(
            "contacts",
            "contactid",
            List.of("firstname", "jobtitle", "annualincome", "numberofchildren", "donotphone", "birthdate", "ownerid"),
            Set.of("ownerid"),
            false);
    private static final Selection USERS =
            new Selection("systemusers", "systemuserid", List.of("isdisabled"), Set.of(), false);

    @TempDir
    private static Path directory;

    private static Sandbox sandbox;
    private static RunningRoutes routes;
    private static DynamicsClient client;

    @BeforeAll
    static void start() throws Exception {
        sandbox = Sandbox.start(new SandboxOptions(0, directory, 5, 42, Clock.systemUTC(), Keeping.NOTHING));
        Map<String, String> settings = sandbox.settings();
        DynamicsTokens tokens = new DynamicsTokens(
                DynamicsAddress.of(sandbox.url()),
                new EntraAccess(
                        settings.get("dynamics.authority"),
                        settings.get("dynamics.tenant-id"),
                        new DynamicsCredentials.Secret(
                                settings.get("dynamics.client-id"), settings.get("dynamics.client-secret")),
                        Optional.of(trust(settings))));
        routes = new RunningRoutes(sandbox.url(), tokens, Map.of());
        client = new DynamicsClient(routes.transport());
    }

    private static SSLSocketFactory trust(Map<String, String> settings) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(Path.of(settings.get("tls.trust-store")))) {
            store.load(in, settings.get("tls.trust-store-password").toCharArray());
        }
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trusted.getTrustManagers(), null);
        return context.getSocketFactory();
    }

    @AfterAll
    static void stop() throws IOException {
        routes.close();
        sandbox.close();
    }

    private static Row created(Object... members) {
        List<RowOutcome> outcomes = client.create(CONTACTS, List.of(new RowDraft(UUID.randomUUID(), columns(members))));
        return ((RowOutcome.Written) outcomes.get(0)).row();
    }

    private static Map<String, Object> columns(Object... members) {
        Map<String, Object> columns = new HashMap<>(Map.of("lastname", "Doe"));
        for (int i = 0; i < members.length; i += 2) {
            columns.put((String) members[i], members[i + 1]);
        }
        return columns;
    }

    private static RowPatch patch(Row row, String column, Object value) {
        Map<String, Object> columns = new HashMap<>();
        columns.put(column, value);
        return new RowPatch(row.id(), OptionalLong.of(row.version()), columns);
    }

    private static UUID user(boolean disabled) {
        return client.modifiedSince(USERS, Instant.EPOCH).rows().stream()
                .filter(row -> row.values().get("isdisabled").equals(disabled))
                .map(Row::id)
                .filter(id -> !id.equals(client.whoAmI()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aCreatedRowHoldsWhatWasSentUnderTheChosenIdAndOwner() {
        UUID owner = user(false);
        UUID id = UUID.randomUUID();
        Map<String, Object> columns = columns(
                "firstname",
                "Ines \"Ä\"",
                "jobtitle",
                null,
                "annualincome",
                new BigDecimal("1250.50"),
                "numberofchildren",
                3,
                "donotphone",
                true,
                "birthdate",
                "1990-02-28",
                "ownerid",
                Bind.to("ownerid", "systemusers", owner));

        List<RowOutcome> outcomes = client.create(CONTACTS, List.of(new RowDraft(id, columns)));
        assertThat(outcomes).hasOnlyElementsOfType(RowOutcome.Written.class);

        Row row = ((RowOutcome.Written) outcomes.get(0)).row();
        assertThat(row.id()).isEqualTo(id);
        assertThat(row.values())
                .containsEntry("firstname", "Ines \"Ä\"")
                .containsEntry("jobtitle", null)
                .containsEntry("numberofchildren", 3L)
                .containsEntry("donotphone", true)
                .containsEntry("birthdate", "1990-02-28")
                .containsEntry("ownerid", new Lookup(owner, "systemuser", ""));
        assertThat((BigDecimal) row.values().get("annualincome")).isEqualByComparingTo("1250.5");
        assertThat(client.rows(CONTACTS, List.of(id))).containsExactly(row);
        assertThat(client.create(CONTACTS, List.of(new RowDraft(id, columns))))
                .containsExactly(new RowOutcome.AlreadyThere());
    }

    @Test
    void aChangeNeedsTheVersionThatWasReadAndTellsTheNextOne() {
        Row first = created("jobtitle", "Buyer");

        Row second = ((RowOutcome.Written) client.update(CONTACTS, List.of(patch(first, "jobtitle", "Head")))
                        .get(0))
                .row();
        List<RowOutcome> stale = client.update(CONTACTS, List.of(patch(first, "jobtitle", "Clerk")));

        assertThat(second.version()).isGreaterThan(first.version());
        assertThat(second.values()).containsEntry("jobtitle", "Head");
        assertThat(stale).containsExactly(new RowOutcome.Moved());
        assertThat(client.rows(CONTACTS, List.of(first.id()))).containsExactly(second);
    }

    @Test
    void aRowThatIsGoneIsNotCreatedByAChange() {
        Row row = created();

        assertThat(client.delete(CONTACTS, List.of(new RowVersion(row.id(), OptionalLong.of(row.version() - 1)))))
                .containsExactly(new RowOutcome.Moved());
        RowVersion current = new RowVersion(row.id(), OptionalLong.of(row.version()));
        assertThat(client.delete(CONTACTS, List.of(current, current)))
                .containsExactly(new RowOutcome.Gone(), new RowOutcome.Gone());
        assertThat(client.update(CONTACTS, List.of(patch(row, "jobtitle", "x"))))
                .containsExactly(new RowOutcome.Gone());
        assertThat(client.update(
                        CONTACTS, List.of(new RowPatch(row.id(), OptionalLong.empty(), Map.of("jobtitle", "x")))))
                .containsExactly(new RowOutcome.Gone());
        assertThat(client.gone(CONTACTS, List.of(row.id()))).containsExactly(row.id());
    }

    @Test
    void oneBadRowDoesNotHinderTheOthers() {
        Row first = created();
        Row second = created();
        Row third = created();

        List<RowOutcome> outcomes = client.update(
                CONTACTS,
                List.of(
                        patch(first, "jobtitle", "x".repeat(101)),
                        patch(second, "nosuchcolumn", "x"),
                        patch(third, "jobtitle", "Head")));

        assertThat(outcomes.get(0)).isInstanceOfSatisfying(RowOutcome.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo("0x80044331");
            assertThat(refused.column()).contains("jobtitle");
            assertThat(refused.sentence()).doesNotContain("xx");
        });
        assertThat(outcomes.get(1))
                .isInstanceOfSatisfying(RowOutcome.Refused.class, refused -> assertThat(refused.column())
                        .contains("nosuchcolumn"));
        assertThat(outcomes.get(2)).isInstanceOf(RowOutcome.Written.class);
    }

    @Test
    void anOwnerThatDoesNotExistOrIsDisabledIsNoRowThatIsGone() {
        Row row = created();

        for (UUID owner : List.of(UUID.randomUUID(), user(true))) {
            assertThat(client.update(
                            CONTACTS, List.of(patch(row, "ownerid", Bind.to("ownerid", "systemusers", owner)))))
                    .singleElement()
                    .isInstanceOfSatisfying(RowOutcome.Refused.class, refused -> assertThat(refused.column())
                            .contains("ownerid"));
        }
    }

    @Test
    void hundredsOfRowsKeepTheirOrder() {
        List<RowDraft> drafts = new ArrayList<>();
        for (int i = 0; i < 230; i++) {
            drafts.add(new RowDraft(UUID.randomUUID(), columns("jobtitle", "t" + i)));
        }

        assertThat(client.create(CONTACTS, drafts))
                .extracting(
                        outcome -> ((RowOutcome.Written) outcome).row().values().get("jobtitle"))
                .containsExactlyElementsOf(drafts.stream()
                        .map(draft -> draft.columns().get("jobtitle"))
                        .toList());
    }
}
