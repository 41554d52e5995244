package io.rostrum.capture.agent.alerts;

import io.rostrum.capture.agent.settings.AlertSettings;
import io.rostrum.capture.agent.settings.TokenFile;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Date;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * Alerts by e-mail (RFC 5321). The end of an alarm answers the message of its onset, so both stand together; automatic
 * replies are not asked for (RFC 3834).
 */
final class MailChannel implements Channel {
    private static final String CONNECT_MILLIS = "15000";
    private static final String ANSWER_MILLIS = "30000";
    private static final int LONGEST_SUBJECT = 200;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT);

    private final Supplier<AlertSettings> settings;
    private final Clock clock;

    MailChannel(Supplier<AlertSettings> settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public boolean isUsed() {
        return settings.get().mail().isPresent();
    }

    @Override
    public void send(Alert alert) throws AlertException {
        Optional<AlertSettings.Mail> mail = settings.get().mail();
        if (mail.isEmpty()) {
            return;
        }
        try {
            Session session = Session.getInstance(properties(mail.get()));
            MimeMessage message = new Told(session, "<" + alert.key() + "@rostrum>");
            message.setFrom(new InternetAddress(mail.get().from()));
            for (String reader : mail.get().to()) {
                message.addRecipient(Message.RecipientType.TO, new InternetAddress(reader));
            }
            message.setSubject(subject(alert), StandardCharsets.UTF_8.name());
            message.setText(text(alert), StandardCharsets.UTF_8.name());
            message.setSentDate(Date.from(clock.instant()));
            message.setHeader("Auto-Submitted", "auto-generated");
            if (alert.state() == Alert.State.ENDS) {
                String onset = "<" + alert.alarm().id() + "-begins@rostrum>";
                message.setHeader("In-Reply-To", onset);
                message.setHeader("References", onset);
            }
            message.saveChanges();
            try (Transport transport = session.getTransport()) {
                transport.connect(mail.get().user().orElse(null), password(mail.get()));
                transport.sendMessage(message, message.getAllRecipients());
            }
        } catch (AuthenticationFailedException e) {
            throw new AlertException(
                    true,
                    "The mail server does not take the user or the password; put the right one into its file.",
                    e);
        } catch (SendFailedException e) {
            boolean refused = e.getInvalidAddresses() != null && e.getInvalidAddresses().length > 0;
            throw new AlertException(!refused, "The mail server refused an address: " + line(e.getMessage()), e);
        } catch (MessagingException | IOException e) {
            if (Stream.iterate((Throwable) e, Objects::nonNull, Throwable::getCause)
                    .anyMatch(SSLException.class::isInstance)) {
                throw new AlertException(
                        true,
                        "The mail server " + mail.get().server() + ":"
                                + mail.get().port()
                                + " cannot prove who it is, so it got neither password nor message: give it a certificate for"
                                + " this name that the PC trusts, or name another server.",
                        e);
            }
            throw new AlertException(
                    true,
                    "The mail server " + mail.get().server() + ":" + mail.get().port() + " did not take the message: "
                            + line(e.getMessage()),
                    e);
        }
    }

    private static Properties properties(AlertSettings.Mail mail) {
        Properties properties = new Properties();
        properties.put("mail.transport.protocol", "smtp");
        properties.put("mail.smtp.host", mail.server());
        properties.put("mail.smtp.port", String.valueOf(mail.port()));
        properties.put("mail.smtp.auth", String.valueOf(mail.user().isPresent()));
        properties.put("mail.smtp.connectiontimeout", CONNECT_MILLIS);
        properties.put("mail.smtp.timeout", ANSWER_MILLIS);
        properties.put("mail.smtp.writetimeout", ANSWER_MILLIS);
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.enable", String.valueOf(mail.security() == AlertSettings.Security.TLS));
        boolean starts = mail.security() == AlertSettings.Security.STARTTLS;
        properties.put("mail.smtp.starttls.enable", String.valueOf(starts));
        properties.put("mail.smtp.starttls.required", String.valueOf(starts));
        properties.put("mail.smtp.localhost", "rostrum.invalid");
        return properties;
    }

    private static String password(AlertSettings.Mail mail) throws IOException {
        return mail.passwordFile().isPresent()
                ? new TokenFile(mail.passwordFile().get()).token()
                : null;
    }

    private static String subject(Alert alert) {
        String over = alert.state() == Alert.State.ENDS ? "✓ " : "";
        String subject = line("[" + alert.room() + "] " + over + alert.sentence());
        return subject.length() > LONGEST_SUBJECT ? subject.substring(0, LONGEST_SUBJECT - 1) + "…" : subject;
    }

    /** On one line, so that no title becomes a header. */
    private static String line(String text) {
        return text == null
                ? "no reason was given"
                : text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }

    private static String text(Alert alert) {
        DateTimeFormatter format = TIME.withLocale(Locale.UK).withZone(ZoneId.systemDefault());
        StringBuilder text = new StringBuilder(alert.sentence()).append("\n\n");
        text.append("Room: ").append(line(alert.room())).append('\n');
        text.append("Since: ").append(format.format(alert.alarm().onset())).append('\n');
        if (alert.alarm().isOver()) {
            text.append("Until: ").append(format.format(alert.alarm().end())).append('\n');
        }
        if (alert.alarm().source() != null) {
            text.append("Source: ").append(line(alert.alarm().source())).append('\n');
        }
        return text.toString();
    }

    /** A message that keeps the id it was given. */
    private static final class Told extends MimeMessage {
        private final String id;

        Told(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
