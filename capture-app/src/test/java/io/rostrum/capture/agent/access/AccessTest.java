package io.rostrum.capture.agent.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTest {
    private static final Credentials NOBODY = new Credentials("10.0.0.7", false, null, null, null, false);
    private static final Credentials HERE = new Credentials("127.0.0.1", true, null, null, null, false);

    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-11-25T08:00:00Z");
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };
    private Access access;

    @BeforeEach
    void open() throws Exception {
        access = Access.open(folder, clock);
    }

    @Test
    void aPasswordIsKeptAsArgon2idAndNothingElse() throws Exception {
        access.setPassword(Role.TECHNICIAN, "correct horse battery");

        String stored = Files.readString(folder.resolve("access.json"));
        assertThat(stored).contains("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("correct horse");
        assertThat(Files.getPosixFilePermissions(folder.resolve("access.json")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Access.open(folder, clock)
                        .login(NOBODY, "technician", "correct horse battery")
                        .view()
                        .role())
                .isEqualTo("technician");
        // RFC 9106's own example is checked by Bouncy Castle; this one was made by the argon2 program of its authors.
        assertThat(PasswordHash.matches(
                        "password",
                        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"))
                .isTrue();
    }

    @Test
    void whoeverSitsAtThePcSetsItUpUntilThereIsAPassword() throws Exception {
        assertThat(denied(() -> access.login(NOBODY, "technician", null))).isEqualTo(Denied.Reason.UNKNOWN);
        Access.Login setup = access.login(HERE, null, null);
        assertThat(setup.view().scopes()).contains("manage");

        access.setPassword(Role.TECHNICIAN, "correct horse battery");
        assertThat(denied(() -> access.login(HERE, null, null))).isEqualTo(Denied.Reason.UNKNOWN);
        assertThat(access.session(with(setup)).role()).as("who set it stays").isEqualTo("technician");
    }

    @Test
    void whoGuessesWaitsLongerEachTimeAndOthersDoNot() throws Exception {
        access.setPassword(Role.TECHNICIAN, "correct horse battery");
        for (int i = 0; i < 5; i++) {
            assertThat(denied(() -> access.login(NOBODY, "technician", "guess")))
                    .isEqualTo(Denied.Reason.UNKNOWN);
        }
        assertThat(denied(() -> access.login(NOBODY, "technician", "correct horse battery")))
                .isEqualTo(Denied.Reason.TOO_MANY);
        assertThat(access.login(HERE, "technician", "correct horse battery")).isNotNull();

        Duration last = Duration.ZERO;
        for (int i = 0; i < 4; i++) {
            Duration wait = catchThrowableOfType(Denied.class, () -> access.login(NOBODY, "technician", "guess"))
                    .retryAfter();
            assertThat(wait).isGreaterThan(last);
            last = wait;
            now = now.plus(wait).plusMillis(1);
            assertThat(denied(() -> access.login(NOBODY, "technician", "guess")))
                    .isEqualTo(Denied.Reason.UNKNOWN);
        }
    }

    @Test
    void manyAddressesTogetherMayNotGuessFasterThanOne() throws Exception {
        access.setPassword(Role.TECHNICIAN, "correct horse battery");
        int refused = 0;
        for (int i = 0; i < 40; i++) {
            Credentials other = new Credentials("10.0.1." + i, false, null, null, null, false);
            if (denied(() -> access.login(other, "lecturer", "x")) == Denied.Reason.TOO_MANY) {
                refused++;
            }
        }
        assertThat(refused).isEqualTo(10);
    }

    @Test
    void aSessionChangesNothingWithoutItsCsrfNorFromAnotherSite() throws Exception {
        Access.Login login = access.login(HERE, null, null);
        String csrf = login.view().csrf();

        assertThat(access.check(with(login), Scope.MANAGE, false).name()).isEqualTo("technician");
        assertThat(denied(() -> access.check(with(login), Scope.MANAGE, true))).isEqualTo(Denied.Reason.FORBIDDEN);
        assertThat(denied(() -> access.check(
                        new Credentials("127.0.0.1", true, null, login.cookie(), csrf, true), Scope.MANAGE, true)))
                .isEqualTo(Denied.Reason.FORBIDDEN);
        assertThat(access.check(
                        new Credentials("127.0.0.1", true, null, login.cookie(), csrf, false), Scope.MANAGE, true))
                .isNotNull();

        now = now.plus(Duration.ofHours(9));
        assertThat(access.session(with(login)).role()).isNull();
    }

    @Test
    void aLecturerRecordsAndDoesNotManage() throws Exception {
        access.setPassword(Role.TECHNICIAN, "correct horse battery");
        access.setPassword(Role.LECTURER, "chalk and board");
        Access.Login login = access.login(NOBODY, "lecturer", "chalk and board");
        Credentials shown = new Credentials(
                "10.0.0.7", false, null, login.cookie(), login.view().csrf(), false);

        assertThat(access.check(shown, Scope.RECORD, true)).isNotNull();
        assertThat(denied(() -> access.check(shown, Scope.MANAGE, true))).isEqualTo(Denied.Reason.FORBIDDEN);

        access.setPassword(Role.LECTURER, null);
        assertThat(denied(() -> access.check(shown, Scope.READ, false))).isEqualTo(Denied.Reason.UNKNOWN);
    }

    @Test
    void aTokenMayWhatItsScopesSayUntilItIsTakenAway() throws Exception {
        Access.NewToken token = access.addToken("monitoring", EnumSet.of(Scope.READ));
        Credentials shown = new Credentials("10.0.0.7", false, token.token(), null, null, false);

        assertThat(Files.readString(folder.resolve("access.json"))).doesNotContain(token.token());
        assertThat(access.check(shown, Scope.READ, false).name()).isEqualTo("token monitoring");
        assertThat(denied(() -> access.check(shown, Scope.RECORD, true))).isEqualTo(Denied.Reason.FORBIDDEN);
        assertThat(access.removeToken(token.id())).isTrue();
        assertThat(denied(() -> access.check(shown, Scope.READ, false))).isEqualTo(Denied.Reason.UNKNOWN);
    }

    @Test
    void theKiosksTokenWorksAtThePcAlone() throws Exception {
        String token = Files.readString(folder.resolve("token")).strip();

        assertThat(access.check(new Credentials("127.0.0.1", true, token, null, null, false), Scope.MANAGE, true))
                .isNotNull();
        assertThat(denied(() ->
                        access.check(new Credentials("10.0.0.7", false, token, null, null, false), Scope.READ, false)))
                .isEqualTo(Denied.Reason.UNKNOWN);
    }

    @Test
    void passwordsOfNoUseAreRefused() {
        for (String bad : new String[] {null, "", "short", "x".repeat(201)}) {
            assertThat(denied(() -> access.setPassword(Role.TECHNICIAN, bad))).isEqualTo(Denied.Reason.BAD);
        }
    }

    @Test
    void theSelfMadeCertificateLastsAndIsMadeAnewBeforeItEnds() throws Exception {
        Certificate certificate = new Certificate(folder.resolve("tls"), clock);
        X509Certificate first = of(certificate.load());

        assertThat(of(certificate.load())).isEqualTo(first);
        assertThat(first.getSubjectAlternativeNames()).anyMatch(name -> name.contains("localhost"));
        now = now.plus(Duration.ofDays(800));
        assertThat(of(certificate.load())).isNotEqualTo(first);
    }

    @Test
    void theAuditLogKeepsThirteenMonthsAndSurvivesACutLine() throws Exception {
        AuditLog audit = new AuditLog(folder.resolve("audit"), clock);
        for (int month = 0; month < 15; month++) {
            audit.write("technician", "127.0.0.1", "PUT", "/schedule", 200 + month);
            now = now.plus(Duration.ofDays(31));
        }
        assertThat(folder.resolve("audit")).isDirectoryContaining("glob:**audit-2027-12.jsonl");
        List<AuditLog.Entry> entries = audit.newest(100);
        assertThat(entries).hasSize(13);
        assertThat(entries.get(0).status()).isEqualTo(214);
    }

    private static X509Certificate of(KeyStore store) throws Exception {
        return (X509Certificate) store.getCertificate("agent");
    }

    private static Credentials with(Access.Login login) {
        return new Credentials("127.0.0.1", true, null, login.cookie(), null, false);
    }

    private static Denied.Reason denied(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(Denied.class, call).reason();
    }
}
