package io.rostrum.uploader.protocol;

import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.scheme.AwsV4AuthScheme;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.AsyncSignRequest;
import software.amazon.awssdk.http.auth.spi.signer.AsyncSignedRequest;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.identity.spi.IdentityProviders;

/**
 * The SDK's own signatures, but a body whose MD5 is signed is not hashed once more by SHA-256, also where there is no TLS: the
 * signed Content-MD5 binds the body, and appliance and store both save reading it again.
 */
final class S3Signing implements AwsV4AuthScheme {
    private static final String PLAIN = "http";
    private static final String MD5 = "Content-MD5";

    private final AwsV4AuthScheme sdk = AwsV4AuthScheme.create();
    private final AwsV4HttpSigner signer = new Signer(sdk.signer());

    @Override
    public String schemeId() {
        return sdk.schemeId();
    }

    @Override
    public IdentityProvider<AwsCredentialsIdentity> identityProvider(IdentityProviders providers) {
        return sdk.identityProvider(providers);
    }

    @Override
    public AwsV4HttpSigner signer() {
        return signer;
    }

    private record Signer(AwsV4HttpSigner sdk) implements AwsV4HttpSigner {
        @Override
        public SignedRequest sign(SignRequest<? extends AwsCredentialsIdentity> request) {
            SdkHttpRequest http = request.request();
            if (!http.protocol().equals(PLAIN) || http.firstMatchingHeader(MD5).isEmpty()) {
                return sdk.sign(request);
            }
            // The SDK leaves bodies out of a signature only where it believes in TLS.
            SignedRequest signed = sdk.sign(asOverTls(request));
            return SignedRequest.builder()
                    .request(signed.request().toBuilder().protocol(PLAIN).build())
                    .payload(signed.payload().orElse(null))
                    .build();
        }

        private static <I extends AwsCredentialsIdentity> SignRequest<I> asOverTls(SignRequest<I> request) {
            return request.toBuilder()
                    .request(request.request().toBuilder().protocol("https").build())
                    .putProperty(PAYLOAD_SIGNING_ENABLED, false)
                    .build();
        }

        @Override
        public CompletableFuture<AsyncSignedRequest> signAsync(
                AsyncSignRequest<? extends AwsCredentialsIdentity> request) {
            return sdk.signAsync(request);
        }
    }
}
