package io.rostrum.capture.agent.access;

import io.rostrum.capture.recording.StateFile;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The certificate of the HTTPS listener: {@code certificate.pem} (with its chain) and {@code key.pem} in one folder. Whoever
 * has a real one puts it there. If there is none, one is made that this PC signs itself, in {@code self-made.pem}.
 */
public final class Certificate {
    private static final Duration LIFE = Duration.ofDays(820); // browsers refuse more than 825 days
    private static final Duration RENEW = Duration.ofDays(30);
    private static final char[] NO_PASSWORD = {};

    private final Path folder;
    private final Clock clock;

    public Certificate(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** When what is served last changed; when this does, {@link #load} is to be called again. */
    public FileTime version() throws IOException {
        FileTime own = time(folder.resolve("certificate.pem"));
        FileTime key = time(folder.resolve("key.pem"));
        return own.compareTo(key) > 0 ? own : key;
    }

    private static FileTime time(Path file) throws IOException {
        return Files.exists(file) ? Files.getLastModifiedTime(file) : FileTime.fromMillis(0);
    }

    /**
     * The certificate and its key, as Java keeps them, under the empty password.
     *
     * @throws IOException with a sentence if the files cannot be used
     */
    public KeyStore load() throws IOException {
        Path certificate = folder.resolve("certificate.pem");
        Path key = folder.resolve("key.pem");
        try {
            if (Files.exists(certificate) && Files.exists(key)) {
                return store(key(key), chain(certificate));
            }
            return selfMade();
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IOException("The certificate in " + folder + " cannot be used: " + e.getMessage() + ".", e);
        }
    }

    private KeyStore selfMade() throws IOException, GeneralSecurityException, OperatorCreationException {
        Path file = folder.resolve("self-made.pem");
        if (Files.exists(file)) {
            List<X509Certificate> chain = chain(file);
            Instant renewal = chain.get(0).getNotAfter().toInstant().minus(RENEW);
            if (clock.instant().isBefore(renewal)) {
                return store(key(file), chain);
            }
        }
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        X509Certificate certificate = sign(pair);
        write(file, certificate, pair.getPrivate());
        return store(pair.getPrivate(), List.of(certificate));
    }

    private X509Certificate sign(KeyPair pair) throws IOException, GeneralSecurityException, OperatorCreationException {
        Instant now = clock.instant();
        X500Name name = new X500Name("CN=" + host().replaceAll("[^A-Za-z0-9.-]", "-") + ",O=Rostrum");
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                name,
                new BigInteger(1, Secrets.bytes(16)),
                Date.from(now.minus(Duration.ofDays(1))),
                Date.from(now.plus(LIFE)),
                name,
                pair.getPublic());
        builder.addExtension(Extension.subjectAlternativeName, false, names());
        X509CertificateHolder signed =
                builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()));
        return new JcaX509CertificateConverter().getCertificate(signed);
    }

    private static GeneralNames names() throws IOException {
        List<GeneralName> names = new ArrayList<>();
        names.add(new GeneralName(GeneralName.dNSName, "localhost"));
        String host = host().replaceAll("[^A-Za-z0-9.-]", "-");
        names.add(new GeneralName(GeneralName.dNSName, host));
        names.add(new GeneralName(GeneralName.dNSName, host + ".local"));
        for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            for (InetAddress address : Collections.list(network.getInetAddresses())) {
                if (!address.isLinkLocalAddress()) {
                    names.add(new GeneralName(
                            GeneralName.iPAddress, address.getHostAddress().replaceAll("%.*", "")));
                }
            }
        }
        return new GeneralNames(names.toArray(GeneralName[]::new));
    }

    private static String host() {
        String name = System.getenv("HOSTNAME");
        try {
            return name == null || name.isBlank() ? InetAddress.getLocalHost().getHostName() : name;
        } catch (IOException e) {
            return "rostrum";
        }
    }

    private static void write(Path file, X509Certificate certificate, PrivateKey key) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            pem.writeObject(certificate);
            pem.writeObject(new JcaPKCS8Generator(key, null));
        }
        StateFile.createDirectories(file.getParent());
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
            Files.deleteIfExists(temporary);
            Files.createFile(
                    temporary, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        StateFile.replace(file, text.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static KeyStore store(PrivateKey key, List<X509Certificate> chain)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        store.setKeyEntry("agent", key, NO_PASSWORD, chain.toArray(X509Certificate[]::new));
        return store;
    }

    private static List<X509Certificate> chain(Path file) throws IOException, GeneralSecurityException {
        List<X509Certificate> chain = new ArrayList<>();
        try (PEMParser pem = new PEMParser(Files.newBufferedReader(file))) {
            for (Object part = pem.readObject(); part != null; part = pem.readObject()) {
                if (part instanceof X509CertificateHolder holder) {
                    chain.add(new JcaX509CertificateConverter().getCertificate(holder));
                }
            }
        }
        if (chain.isEmpty()) {
            throw new IOException("The file " + file + " holds no certificate in PEM.");
        }
        return chain;
    }

    private static PrivateKey key(Path file) throws IOException {
        try (Reader in = Files.newBufferedReader(file);
                PEMParser pem = new PEMParser(in)) {
            JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
            for (Object part = pem.readObject(); part != null; part = pem.readObject()) {
                if (part instanceof PEMKeyPair pair) {
                    return converter.getPrivateKey(pair.getPrivateKeyInfo());
                }
                if (part instanceof PrivateKeyInfo info) {
                    return converter.getPrivateKey(info);
                }
            }
        }
        throw new IOException("The file " + file + " holds no key in PEM without a passphrase.");
    }
}
