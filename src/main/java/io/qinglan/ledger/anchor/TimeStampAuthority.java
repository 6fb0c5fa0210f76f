package io.qinglan.ledger.anchor;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.LongFunction;

import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;

import io.qinglan.ledger.Checkpoint;
import io.qinglan.ledger.Leaf;
import io.qinglan.store.Ids;

/** A time-stamp authority over HTTP (RFC 3161, section 3.4): stamps the SHA-256 of the signed checkpoint. */
final class TimeStampAuthority implements Outside {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final URI address;
    private final Ids ids;
    private final HttpClient http;

    TimeStampAuthority(URI address, Ids ids) {
        this.address = address;
        this.ids = ids;
        this.http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    }

    @Override
    public String kind() {
        return "rfc3161";
    }

    @Override
    public Answer show(Checkpoint checkpoint, LongFunction<List<String>> consistency) throws IOException {
        try {
            TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
            generator.setCertReq(true);
            byte[] digest = Leaf.digest(checkpoint.note().getBytes(StandardCharsets.UTF_8));
            BigInteger nonce = BigInteger.valueOf(ids.next().getLeastSignificantBits());
            TimeStampRequest request = generator.generate(TSPAlgorithms.SHA256, digest, nonce);
            TimeStampResponse response = new TimeStampResponse(post(request.getEncoded()));
            response.validate(request);
            TimeStampToken token = response.getTimeStampToken();
            if (token == null) {
                throw new IOException(address + " gave no time-stamp: " + response.getStatusString());
            }
            return checked(token);
        } catch (TSPException | CMSException | OperatorCreationException e) {
            throw new IOException(address + " gave a time-stamp that does not hold: " + e.getMessage(), e);
        }
    }

    /** Signed by the certificate it brings; whom that certificate belongs to, the verifier's reader decides. */
    private Answer checked(TimeStampToken token)
            throws IOException, TSPException, CMSException, OperatorCreationException {
        X509CertificateHolder signer = token.getCertificates().getMatches(null).stream()
                .filter(one -> token.getSID().match(one))
                .findFirst()
                .orElseThrow(() -> new TSPException("the token brings no certificate"));
        try {
            token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(signer));
        } catch (java.security.cert.CertificateException e) {
            throw new TSPException("the certificate cannot be read", e);
        }
        return new Answer(
                signer.getSubject().toString(),
                token.getEncoded(),
                token.getTimeStampInfo().getGenTime().toInstant());
    }

    private byte[] post(byte[] query) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", "application/timestamp-query")
                .POST(HttpRequest.BodyPublishers.ofByteArray(query))
                .build();
        try {
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IOException(address + " answered " + answer.statusCode());
            }
            return answer.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + address, e);
        }
    }
}
