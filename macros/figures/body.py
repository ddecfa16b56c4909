"""The body: lengths, girths and weights of a plain adult 170 cm tall. All in cm."""

from __future__ import annotations

# Along the spine, from the hip joints to the base of the neck, then to the middle of the head.
PELVIS, LOWER_BACK, UPPER_BACK, NECK, HEAD = 10.0, 17.0, 23.0, 7.0, 12.0
HIP_HALF, SHOULDER_HALF, SHOULDER_DROP = 8.0, 15.5, 5.0
UPPER_ARM, FOREARM, HAND = 28.0, 25.0, 8.0
THIGH, SHIN = 41.0, 40.0
ANKLE_HEIGHT, HEEL_BACK, BALL_AHEAD, TOE_AHEAD = 7.0, 4.0, 11.0, 16.5

# Half widths (radii) at the ends of each limb.
R_THIGH, R_KNEE, R_ANKLE = 8.6, 6.2, 4.3
R_SHOULDER, R_ELBOW, R_WRIST = 5.4, 4.3, 3.2
R_NECK, R_HEEL, R_BALL, R_TOE = 5.0, 3.6, 3.0, 2.5
HEAD_HEIGHT = 11.5

# Trunk: distance along the chain from the hip joints, how far forward of it, half depth, half width.
TRUNK = (
    (-5.0, -0.6, 8.6, 13.0),
    (2.0, -1.4, 11.2, 15.5),
    (11.0, -0.4, 10.0, 14.2),
    (20.0, 0.6, 8.9, 12.6),
    (32.0, 0.8, 10.6, 14.6),
    (42.0, 0.2, 10.6, 16.4),
    (48.0, -0.4, 7.6, 13.0),
)
BACK_SURFACE, SIDE_SURFACE = 10.4, 16.0  # from the chain to the skin of the back, and of the side
SEAT_SURFACE = 8.8

# Share of the body's weight, in 100 (after the tables of biomechanics, rounded).
WEIGHTS = {"head": 8.0, "upper-back": 22.0, "lower-back": 14.0, "pelvis": 13.0, "upper-arm": 2.7, "forearm": 1.6, "hand": 0.6,
           "thigh": 10.5, "shin": 4.6, "foot": 1.5}
