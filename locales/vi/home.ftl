# “Bạn vẫn ở ấp 3 chứ?”
flow-name-home = nơi ở
home-choice-still = Vẫn ở đó
home-choice-moved = Đã chuyển chỗ ở
home-confirmed = Cảm ơn bạn, mình giữ nguyên nơi ở của bạn.
home-where = Nơi ở mới của bạn là ấp (khu phố) nào, xã (phường) nào? Ví dụ: “ấp 4, xã Phú Bình”.
home-where-again = Mình chưa rõ nơi đó. Bạn nhắn giúp mình tên ấp và xã, ví dụ “ấp 4, xã Phú Bình”.
home-moved = Mình đã ghi nơi ở mới: { $residence }. Cảm ơn bạn.
