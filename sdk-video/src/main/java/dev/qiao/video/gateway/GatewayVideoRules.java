package dev.qiao.video.gateway;

import dev.qiao.core.Model;
import dev.qiao.core.operation.Violations;
import dev.qiao.video.VideoModels;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rules that the gateway's page states of videos, GW-17 to GW-24. They are the gateway's own: a
 * model may have others on its vendor's platform, so they are not in the catalogue.
 */
final class GatewayVideoRules {
  private static final Set<Model> WAN =
      Set.of(VideoModels.WAN2_7_I2V, VideoModels.WAN2_7_R2V, VideoModels.WAN2_7_T2V);
  private static final Set<Model> MINIMAX =
      Set.of(VideoModels.MINIMAX_HAILUO_2_3, VideoModels.MINIMAX_HAILUO_2_3_FAST);
  private static final Set<Model> GLM = Set.of(VideoModels.COGVIDEOX_3);
  private static final int MAX_FRAMES_OF_MINIMAX = 2;
  private static final int MAX_FRAMES_OF_GLM = 4;

  private final Violations violations;
  private final GatewayVideoRequest request;
  private final Model model;

  private GatewayVideoRules(Violations violations, GatewayVideoRequest request) {
    this.violations = violations;
    this.request = request;
    this.model = request.model();
  }

  static void check(Violations violations, GatewayVideoRequest request) {
    GatewayVideoRules rules = new GatewayVideoRules(violations, request);
    rules.fieldsOfOthers();
    rules.miniMax();
    rules.glm();
    rules.wan();
    rules.roles();
  }

  /** They have no setter, as no video takes them. */
  private void fieldsOfOthers() {
    if (Stream.of(WAN, MINIMAX, GLM).noneMatch(family -> family.contains(model))) {
      return;
    }
    for (String field : List.of("file_urls", "voice", "voice_id")) {
      violations.requireLeftOut(
          field,
          request.additional().get(field),
          " for " + model + " by rule GW-17",
          "leave it out; sound goes into voices(..)");
    }
  }

  private void miniMax() {
    if (!MINIMAX.contains(model)) {
      return;
    }
    if (size(request.images()) > MAX_FRAMES_OF_MINIMAX) {
      violations.add(
          "images",
          "at most 2 for " + model + " by rule GW-18",
          request.images() == null ? null : request.images().size() + " addresses",
          "give the first frame, or the first and the last");
    }
    Integer seconds = request.duration();
    if (seconds != null && seconds == 10) {
      violations.warn(
          "duration",
          "is 10 s, which MiniMax's own page lists and the gateway's does not: 5 or 6 (GW-19)");
    } else if (seconds != null && seconds != 5 && seconds != 6) {
      violations.add(
          "duration", "5 or 6 for " + model + " by rule GW-19", seconds, "choose one of them");
    }
    notListed();
  }

  private void glm() {
    if (!GLM.contains(model)) {
      return;
    }
    if (size(request.images()) > MAX_FRAMES_OF_GLM) {
      violations.warn("images", "after the first 4 are dropped for " + model + " (GW-21)");
    }
    notListed();
  }

  private void notListed() {
    if (size(request.videos()) > 0) {
      violations.warn("videos", "are not listed for " + model + " (GW-20); only Wan takes them");
    }
    if (size(request.voices()) > 0) {
      violations.warn("voices", "are not listed for " + model + " (GW-20); only Wan takes them");
    }
  }

  private void wan() {
    if (model.equals(VideoModels.WAN2_7_T2V)) {
      for (String field : List.of("images", "videos")) {
        if (size(field.equals("images") ? request.images() : request.videos()) > 0) {
          violations.warn(
              field,
              "are not listed for "
                  + model
                  + " (GW-23); it takes messages and voices, wan2.7-i2v and wan2.7-r2v take more");
        }
      }
    }
    if (model.equals(VideoModels.WAN2_7_I2V)
        && size(request.images()) == 0
        && size(request.videos()) == 0) {
      violations.add(
          "images",
          "set, or videos, for " + model + " by rule GW-24",
          null,
          "give a first frame or a first clip, or ask wan2.7-t2v");
    }
  }

  /** No rule of the page, but its sample has a role for each address. */
  private void roles() {
    GatewayVideoRequest.MediaRoles roles = request.mediaRoles();
    if (roles == null) {
      return;
    }
    if (roles.images() != null && roles.images().size() != size(request.images())) {
      differ("images", roles.images().size(), size(request.images()));
    }
    if (roles.voices() != null && roles.voices().size() != size(request.voices())) {
      differ("voices", roles.voices().size(), size(request.voices()));
    }
  }

  private void differ(String field, int roles, int addresses) {
    violations.warn(
        "media_roles." + field,
        "has "
            + roles
            + (roles == 1 ? " role for " : " roles for ")
            + addresses
            + (addresses == 1 ? " address" : " addresses")
            + "; each has its own, in order");
  }

  private static int size(@Nullable List<?> list) {
    return list == null ? 0 : list.size();
  }
}
