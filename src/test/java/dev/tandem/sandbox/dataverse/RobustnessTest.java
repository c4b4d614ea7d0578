package dev.tandem.sandbox.dataverse;

import static dev.tandem.sandbox.dataverse.Organization.call;
import static dev.tandem.sandbox.dataverse.Organization.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.sandbox.http.Call;
import dev.tandem.sandbox.http.Reply;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeTry;
import org.junit.jupiter.api.Test;

class RobustnessTest {

    private static final List<String> WORDS = List.of(
            "contacts",
            "leads",
            "(",
            ")",
            "/",
            "?",
            "$select=",
            "$filter=",
            "$orderby=",
            "$expand=",
            "$top=",
            "$count=true",
            "&",
            ",",
            ";",
            "lastname",
            "_ownerid_value",
            "ownerid",
            "parentcustomerid_account",
            "contact_customer_contacts",
            "$ref",
            "$value",
            "$count",
            "eq",
            " ",
            "%20",
            "'x'",
            "null",
            "and",
            "any(c:c/",
            "contains(",
            "1",
            "-",
            "@p",
            "=",
            "$skiptoken=%3Ccookie",
            "$deltatoken=1",
            "2026-01-01",
            id(200).toString(),
            "$metadata",
            "$batch",
            "WhoAmI",
            "EntityDefinitions",
            "(LogicalName='lead')",
            "/Attributes",
            "Microsoft.Dynamics.CRM.In(",
            "PropertyName='statecode'",
            "PropertyValues=['1']",
            "\"",
            "%",
            "{",
            "}",
            "teams",
            "teammembership_association",
            "principals",
            "Ω");

    private final Organization org = new Organization();

    @BeforeTry
    void row() {
        org.api.enforce(false);
        org.seed("contact", "contactid", id(200), "lastname", "Okafor");
    }

    @Provide
    Arbitrary<String> addresses() {
        Arbitrary<String> starts = Arbitraries.of(
                "",
                "contacts?",
                "contacts(" + id(200) + ")",
                "contacts(" + id(200) + ")/",
                "contacts?$filter=",
                "contacts?$select=",
                "contacts?$expand=",
                "contacts?$orderby=",
                "EntityDefinitions(LogicalName='lead')");
        Arbitrary<String> words =
                Arbitraries.of(WORDS).list().ofMinSize(1).ofMaxSize(9).map(list -> String.join("", list));
        return Combinators.combine(starts, words).as(String::concat);
    }

    @Property(tries = 3_000, seed = "7")
    void anyAddressGetsAnAnswer(
            @ForAll("addresses") String address, @ForAll("addresses") String body, @ForAll boolean write) {
        Call call = call(write ? "PATCH" : "GET", address, "{\"" + body + "\":1}", "Prefer", "odata.track-changes");
        Reply reply = org.api.answer(call);
        assertThat(reply.status())
                .as(address + " " + Organization.text(reply))
                .isBetween(200, 501)
                .isNotEqualTo(500);
    }

    @Test
    void takesAFilterOfAThousandAlternatives() {
        org.seed("contact", "contactid", id(200), "lastname", "Okafor");
        String filter =
                IntStream.range(0, 1_000).mapToObj(i -> "contactid eq " + id(i)).collect(Collectors.joining(" or "));
        String batch = "--b\n\nGET /api/data/v9.2/contacts?$select=lastname&$filter=" + filter.replace(" ", "%20")
                + " HTTP/1.1\n\n\n--b--\n";
        Reply reply = org.send("POST", "$batch", batch, "Content-Type", "multipart/mixed;boundary=b");
        assertThat(Organization.text(reply)).contains("HTTP/1.1 200 OK", "Okafor");
    }
}
