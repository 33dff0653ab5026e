package dev.latchkey.health;

import dev.latchkey.runtime.snapshot.SnapshotPriming;
import dev.latchkey.web.priming.PrimingRequests;
import jakarta.inject.Singleton;

/** Asks for the probes, and for a path that there is not. */
@Singleton
class HealthPriming implements SnapshotPriming {
    @Override
    public void prime() {
        PrimingRequests.send("GET", "/health/ready");
        PrimingRequests.send("GET", "/priming");
    }
}
