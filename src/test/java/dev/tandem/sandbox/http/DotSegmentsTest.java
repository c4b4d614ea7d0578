package dev.tandem.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DotSegmentsTest {

    @ParameterizedTest
    @CsvSource({
        "/rest/../bulk/v1/leads/export/create.json, /bulk/v1/leads/export/create.json",
        "/a/b/c/./../../g, /a/g",
        "/a/b/.., /a/",
        "/a/., /a/",
        "/../../a, /a",
        "/.., /",
        "/a/.hidden/..x/y., /a/.hidden/..x/y.",
        "/a//b/, /a//b/",
        "/api/data/v9.2/leads(1)/Microsoft.Dynamics.CRM.QualifyLead, /api/data/v9.2/leads(1)/Microsoft.Dynamics.CRM.QualifyLead",
    })
    void areTakenOutAsServersDo(String path, String plain) {
        assertThat(DotSegments.remove(path)).isEqualTo(plain);
    }
}
