package dev.tandem.sandbox.marketo.wire;

import dev.tandem.sandbox.http.OpenPoints;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The days that quotas are counted by, which begin at "midnight CST" (Adobe, "Marketo Integration Best Practices"). */
public record QuotaDay(OpenPoints openPoints) {

    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    private static final ZoneId STANDARD = ZoneOffset.ofHours(-6);

    /** The day of a moment. */
    public LocalDate of(Instant moment) {
        return LocalDate.ofInstant(moment, OpenPoint.QUOTA_MIDNIGHT.is(openPoints, "local") ? CHICAGO : STANDARD);
    }
}
