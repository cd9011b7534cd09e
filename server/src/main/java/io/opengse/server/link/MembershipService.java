package io.opengse.server.link;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.opengse.engine.id.HostId;
import io.opengse.engine.problem.Problem;
import io.opengse.engine.problem.Refused;
import io.opengse.protocol.membership.HostCertificate;
import io.opengse.protocol.membership.HostMembershipGrpc;
import io.opengse.protocol.membership.JoinRequest;
import io.opengse.protocol.membership.RenewRequest;
import io.opengse.server.authority.JoinOffice;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.util.function.Supplier;

/** The gRPC face towards machines that join and hosts that renew their certificate. Decides nothing. */
final class MembershipService extends HostMembershipGrpc.HostMembershipImplBase {
    private static final System.Logger LOG = System.getLogger(MembershipService.class.getName());

    private final JoinOffice office;

    MembershipService(JoinOffice office) {
        this.office = office;
    }

    @Override
    public void join(JoinRequest request, StreamObserver<HostCertificate> machine) {
        HostId host = new HostId(request.getHostId());
        answer(
                machine,
                "joining host=" + host + " token=" + request.getTokenId(),
                () -> office.join(new JoinOffice.Applicant(
                        host,
                        request.getTokenId(),
                        request.getSecret(),
                        request.getSigningRequest().toByteArray(),
                        Instant.ofEpochMilli(request.getClockMillis()))));
    }

    @Override
    public void renew(RenewRequest request, StreamObserver<HostCertificate> agent) {
        Member member = Member.calling().orElseThrow();
        answer(
                agent,
                "renewing host=" + member.name().host(),
                () -> office.renew(member.name(), request.getSigningRequest().toByteArray()));
    }

    private static void answer(
            StreamObserver<HostCertificate> asker, String doing, Supplier<JoinOffice.Certified> work) {
        HostCertificate certificate;
        try {
            certificate = written(work.get());
        } catch (Refused refused) {
            LOG.log(System.Logger.Level.WARNING, "refused {0} why=\"{1}\"", doing, refused.getMessage());
            asker.onError(status(refused.problem()).asRuntimeException());
            return;
        } catch (RuntimeException problem) {
            asker.onError(LinkStatus.of(problem, doing).asRuntimeException());
            return;
        }
        LOG.log(System.Logger.Level.INFO, "certified {0}", doing);
        asker.onNext(certificate);
        asker.onCompleted();
    }

    private static Status status(Problem problem) {
        return (problem instanceof Problem.Invalid ? Status.INVALID_ARGUMENT : Status.PERMISSION_DENIED)
                .withDescription(problem.message());
    }

    private static HostCertificate written(JoinOffice.Certified certified) {
        try {
            return HostCertificate.newBuilder()
                    .setCertificate(ByteString.copyFrom(certified.certificate().getEncoded()))
                    .setAuthority(ByteString.copyFrom(certified.authority().getEncoded()))
                    .addAllAddresses(certified.addresses())
                    .build();
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException("a certificate of our own making", impossible);
        }
    }
}
